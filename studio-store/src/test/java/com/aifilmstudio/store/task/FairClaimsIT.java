package com.aifilmstudio.store.task;

import static com.aifilmstudio.store.schema.Tables.TASK;
import static com.aifilmstudio.store.testkit.Messages.claimed;
import static com.aifilmstudio.store.testkit.Messages.rendered;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import com.aifilmstudio.core.queue.Share;
import com.aifilmstudio.store.WorkerId;
import com.aifilmstudio.store.account.AccountTerms;
import com.aifilmstudio.store.account.Accounts;
import com.aifilmstudio.store.account.Shares;
import com.aifilmstudio.store.task.ClaimAnswer.Claimed;
import com.aifilmstudio.store.task.ClaimAnswer.Nothing;
import com.aifilmstudio.store.testkit.AtOnce;
import com.aifilmstudio.store.testkit.StudioDatabase;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.OptionalInt;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

@Tag("store")
class FairClaimsIT {

  private final StudioDatabase studio = new StudioDatabase();
  private final Claims claims = studio.claims();

  @AfterEach
  void close() {
    studio.close();
  }

  @Test
  void anAccountThatFloodsGetsItsShareOfTheGpusAndNoMore() {
    terms("small", 5, 1, OptionalInt.empty());
    terms("large", 5, 3, OptionalInt.empty());
    studio.aFilmOf("small", 1500);
    studio.aFilmOf("large", 400);
    var workers = Stream.generate(studio::aWorker).limit(8).toList();
    var used = new HashMap<String, Double>();
    for (int round = 0; round < 50; round++) {
      var held = workers.stream().map(worker -> claimed(claims.claim(worker))).toList();
      studio.clock().passSeconds(5);
      for (var task : held) {
        // The flooding account's shots take twice what was promised.
        double seconds = account(task).equals("small") ? 5 : 2.5;
        studio.reports().complete(task.lease(), rendered(task.lease(), seconds));
        used.merge(account(task), seconds, Double::sum);
      }
    }
    double all = used.values().stream().mapToDouble(d -> d).sum();
    assertThat(used.get("small") / all).isCloseTo(0.25, within(0.0125));
  }

  @Test
  void whoComesLateBeginsWhereTheOthersAreAndDoesNotTakeEverything() {
    studio.aFilmOf("early", 40);
    var worker = studio.aWorker();
    for (int i = 0; i < 20; i++) {
      finish(worker);
    }
    studio.aFilmOf("late", 40);
    var order = Stream.generate(() -> finish(worker)).limit(8).toList();
    assertThat(Collections.frequency(order, "early")).isBetween(3, 5);
  }

  @Test
  void aQuotaHoldsHoweverManyClaimAtOnce() {
    terms("limited", 0, 1, OptionalInt.of(3));
    studio.aFilmOf("limited", 40);
    studio.aFilmOf("free", 5);
    var workers = Stream.generate(studio::aWorker).limit(20).toList();
    var answers = Collections.synchronizedList(new ArrayList<ClaimAnswer>());
    AtOnce.each(workers, worker -> answers.add(claims.claim(worker)));
    var accounts =
        answers.stream()
            .filter(Claimed.class::isInstance)
            .map(answer -> account(claimed(answer)))
            .toList();
    assertThat(Collections.frequency(accounts, "limited")).isEqualTo(3);
    assertThat(Collections.frequency(accounts, "free")).isEqualTo(5);
    assertThat(share("limited").runningGpus()).isEqualTo(3);
    assertThat(PoolQueue.claimable(studio.sql(), StudioDatabase.POOL, 50, studio.clock().instant()))
        .as("nobody is woken for work that the quota keeps back")
        .isZero();
  }

  @Test
  void aHigherQuotaCountsFromTheNextClaimOn() {
    terms("limited", 5, 1, OptionalInt.of(0));
    studio.aFilmOf("limited", 2);
    var worker = studio.aWorker();
    assertThat(claims.claim(worker)).isEqualTo(new Nothing());
    terms("limited", 5, 1, OptionalInt.of(1));
    assertThat(claims.claim(worker)).isInstanceOf(Claimed.class);
    assertThat(claims.claim(studio.aWorker())).isEqualTo(new Nothing());
  }

  @Test
  void anotherTierIsServedFirstAndItsPastDoesNotCountThere() {
    studio.aFilmOf("a", 20);
    studio.aFilmOf("b", 20);
    var worker = studio.aWorker();
    for (int i = 0; i < 10; i++) {
      finish(worker);
    }
    terms("b", 1, 1, OptionalInt.empty());
    assertThat(share("b").virtualTime()).isZero();
    assertThat(Stream.generate(() -> finish(worker)).limit(10)).containsOnly("b");
  }

  @Test
  void aFilmThatWasPlannedForAnotherModelWaitsForIt() {
    var film = studio.aFilm(1);
    studio
        .sql()
        .update(TASK)
        .set(TASK.BUNDLE_DIGEST, "sha256:1")
        .where(TASK.JOB_ID.eq(film.value()))
        .execute();
    assertThat(claims.claim(studio.aWorker())).isEqualTo(new Nothing());
    assertThat(PoolQueue.of(studio.sql(), StudioDatabase.POOL, "sha256:0").tasks()).isZero();
    assertThat(PoolQueue.of(studio.sql(), StudioDatabase.POOL, "sha256:1").tasks()).isEqualTo(1);
  }

  @Test
  void claimsOfOneAccountAtOnceAllGetATask() {
    studio.aFilmOf("only", 60);
    var workers = Stream.generate(studio::aWorker).limit(30).toList();
    var answers = Collections.synchronizedList(new ArrayList<ClaimAnswer>());
    AtOnce.each(workers, worker -> answers.add(claims.claim(worker)));
    assertThat(answers).hasSize(30).allMatch(Claimed.class::isInstance);
    assertThat(answers.stream().map(answer -> claimed(answer).lease().task()))
        .doesNotHaveDuplicates();
  }

  private String finish(WorkerId worker) {
    var task = claimed(claims.claim(worker));
    studio.clock().passSeconds(3);
    studio.reports().complete(task.lease(), rendered(task.lease(), 2.5));
    return account(task);
  }

  private void terms(String account, int tier, int weight, OptionalInt quota) {
    studio.database().run(tx -> Accounts.agree(tx, new AccountTerms(account, tier, weight, quota)));
  }

  private Share share(String account) {
    return Shares.ofPool(studio.sql(), StudioDatabase.POOL).stream()
        .filter(share -> share.account().equals(account))
        .findFirst()
        .orElseThrow();
  }

  private String account(ClaimedTask task) {
    return studio
        .sql()
        .select(TASK.ACCOUNT)
        .from(TASK)
        .where(TASK.ID.eq(task.lease().task().value()))
        .fetchSingle(TASK.ACCOUNT);
  }
}
