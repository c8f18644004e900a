package com.aifilmstudio.store.health;

import static com.aifilmstudio.store.schema.Tables.TAKE;
import static com.aifilmstudio.store.testkit.Messages.claimed;
import static com.aifilmstudio.store.testkit.Messages.failed;
import static com.aifilmstudio.store.testkit.Messages.rendered;
import static org.assertj.core.api.Assertions.assertThat;

import com.aifilmstudio.store.WorkerId;
import com.aifilmstudio.store.task.ClaimAnswer.Claimed;
import com.aifilmstudio.store.task.ClaimAnswer.Nothing;
import com.aifilmstudio.store.task.Lease;
import com.aifilmstudio.store.task.PoolQueue;
import com.aifilmstudio.store.task.Tasks;
import com.aifilmstudio.store.testkit.AtOnce;
import com.aifilmstudio.store.testkit.StudioDatabase;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

@Tag("store")
class PoolPauseIT {

  private final StudioDatabase studio = new StudioDatabase();
  private final WorkerId one = studio.aWorker();
  private final WorkerId other = studio.aWorkerOn("node-2");

  @AfterEach
  void close() {
    studio.close();
  }

  @Test
  void aSharedCausePausesThePoolAndFailsNobodyHoweverOften() {
    var job = studio.aFilm(1, 50, 1, "{}");
    for (int times = 1; times <= 5; times++) {
      fail(claim(one));
      assertThat(pause().times()).isEqualTo(times);
      assertThat(studio.claims().claim(other)).isEqualTo(new Nothing());
      assertThat(claimable()).isZero();
      studio.clock().passSeconds(pauseSeconds());
    }
    assertThat(Tasks.firstFailure(studio.sql(), job)).isEmpty();
    assertThat(studio.sql().fetchCount(TAKE, TAKE.CHARGED.isTrue())).isZero();
  }

  @Test
  void workersThatMeetItTogetherPauseThePoolOnce() {
    studio.aFilm(6);
    var leases = Stream.generate(() -> claim(studio.aWorker())).limit(6).toList();
    AtOnce.each(leases, this::fail);
    assertThat(pause().times()).isEqualTo(1);
  }

  @Test
  void afterThePauseOneWorkerTriesAndTheNextOnlySomeTimeLater() {
    studio.aFilm(5);
    fail(claim(one));
    studio.clock().passSeconds(pauseSeconds());
    assertThat(claimable()).isPositive();
    AtOnce.each(
        List.of(one, other, studio.aWorker(), studio.aWorker()),
        worker -> studio.claims().claim(worker));
    assertThat(studio.sql().fetchCount(TAKE, TAKE.ENDED_AT.isNull())).isEqualTo(1);
    studio.clock().passSeconds(10);
    claim(studio.aWorker());
    assertThat(studio.claims().claim(studio.aWorker())).isEqualTo(new Nothing());
  }

  @Test
  void theFirstSuccessEndsItForAll() {
    studio.aFilm(5);
    var lucky = claim(one);
    fail(claim(other));
    assertThat(studio.claims().claim(other)).isEqualTo(new Nothing());
    studio.reports().complete(lucky, rendered(lucky, 1));
    assertThat(PoolPauses.find(studio.sql(), StudioDatabase.POOL)).isEmpty();
    assertThat(studio.claims().claim(other)).isInstanceOf(Claimed.class);
    assertThat(studio.claims().claim(one)).isInstanceOf(Claimed.class);
  }

  @Test
  void aTrialThatFindsNothingToDoIsLeftToTheNext() {
    studio.aFilm(1);
    fail(claim(one));
    studio.clock().passSeconds(pauseSeconds());
    claim(one);
    studio.clock().passSeconds(10);
    assertThat(studio.claims().claim(other)).isEqualTo(new Nothing());
    studio.aFilm(1);
    assertThat(studio.claims().claim(other)).isInstanceOf(Claimed.class);
  }

  @Test
  void aWorkerThatComesDuringThePauseWaitsLikeTheOthers() {
    studio.aFilm(2);
    fail(claim(one));
    assertThat(studio.claims().claim(studio.aWorker())).isEqualTo(new Nothing());
  }

  private void fail(Lease lease) {
    studio.reports().fail(lease, failed(lease, "STORE.UNAVAILABLE"));
  }

  private Lease claim(WorkerId worker) {
    return claimed(studio.claims().claim(worker)).lease();
  }

  private int claimable() {
    return PoolQueue.claimable(studio.sql(), StudioDatabase.POOL, 10, studio.clock().instant());
  }

  private PoolPause pause() {
    return Optional.of(StudioDatabase.POOL)
        .flatMap(pool -> PoolPauses.find(studio.sql(), pool))
        .orElseThrow();
  }

  private long pauseSeconds() {
    return Duration.between(studio.clock().instant(), pause().until()).toSeconds() + 1;
  }
}
