package com.aifilmstudio.store.intent;

import static org.assertj.core.api.Assertions.assertThat;

import com.aifilmstudio.store.JobId;
import com.aifilmstudio.store.event.EventRow;
import com.aifilmstudio.store.event.Events;
import com.aifilmstudio.store.idempotency.Answered;
import com.aifilmstudio.store.idempotency.Answers;
import com.aifilmstudio.store.job.GatewayJobs;
import com.aifilmstudio.store.job.GatewayOrder;
import com.aifilmstudio.store.job.JobRow;
import com.aifilmstudio.store.job.Jobs;
import com.aifilmstudio.store.job.NewJob;
import com.aifilmstudio.store.job.OwnedJob;
import com.aifilmstudio.store.job.OwnedJobs;
import com.aifilmstudio.store.pool.PoolRow;
import com.aifilmstudio.store.pool.Pools;
import com.aifilmstudio.store.testkit.StudioDatabase;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

@Tag("store")
class IntentsIT {

  private final StudioDatabase studio = new StudioDatabase();

  @AfterEach
  void close() {
    studio.close();
  }

  @Test
  void theFirstResourceOfAFilmIsItsOwnAndNoOtherAfterIt() {
    var id = aFilm("acme");

    assertThat(adopt(id, "uid-1").flatMap(JobRow::uid)).contains("uid-1");
    assertThat(adopt(id, "uid-2")).isEmpty();
    assertThat(row(id).uid()).contains("uid-1");
  }

  @Test
  void aResourceOfAnotherNameIsNotTheFilms() {
    var id = aFilm("acme");

    var other =
        studio
            .database()
            .inTransaction(tx -> GatewayJobs.adopt(tx, id, resource("other-name", "uid-1")));

    assertThat(other).isEmpty();
    assertThat(row(id).uid()).isEmpty();
  }

  @Test
  void aFilmWhoseResourceWasNeverSeenDoesNotMissIt() {
    var id = aFilm("acme");

    assertThat(Jobs.live(studio.sql())).isEmpty();
    adopt(id, "uid-1");
    assertThat(Jobs.live(studio.sql())).extracting(JobRow::id).containsExactly(id);
  }

  @Test
  void whatIsToldByOneGatewayIsNotTakenByAnotherMeanwhile() {
    aFilm("acme");
    aFilm("acme");

    studio
        .database()
        .run(
            tx -> {
              assertThat(Outbox.take(tx, studio.clock().instant(), 1)).hasSize(1);
              assertThat(
                      studio
                          .database()
                          .<List<Outbox.Entry>>inTransaction(
                              other -> Outbox.take(other, studio.clock().instant(), 10)))
                  .hasSize(1);
            });
  }

  @Test
  void whatCouldNotBeToldWaitsAndIsCounted() {
    aFilm("acme");
    var now = studio.clock().instant();
    studio
        .database()
        .run(tx -> Outbox.take(tx, now, 1).forEach(it -> Outbox.later(tx, it, now.plusSeconds(5))));

    assertThat(take()).isEmpty();
    studio.clock().pass(Duration.ofSeconds(5));
    assertThat(take()).extracting(Outbox.Entry::tries).containsExactly(1);
    assertThat(Outbox.oldest(studio.sql())).contains(now);
  }

  @Test
  void whatTheQueueHasLostIsToldAgainUntilItIsHeard() {
    var id = aFilm("acme");
    tellAll();

    studio.clock().pass(Duration.ofMinutes(2));
    assertThat(repeat()).isEqualTo(1);
    assertThat(take()).extracting(Outbox.Entry::job).containsExactly(id);
    tellAll();
    assertThat(repeat()).isZero();

    studio.clock().pass(Duration.ofMinutes(2));
    studio.database().run(tx -> Inbox.handled(tx, id, 1, studio.clock().instant()));
    assertThat(repeat()).isZero();
  }

  @Test
  void anOlderVersionThatIsHeardLateDoesNotHideANewerOne() {
    var id = aFilm("acme");
    tellAll();
    studio.database().run(tx -> Inbox.handled(tx, id, 2, studio.clock().instant()));
    studio.database().run(tx -> Inbox.handled(tx, id, 1, studio.clock().instant()));
    studio.database().run(tx -> Intents.next(tx, id, Optional.empty(), studio.clock().instant()));
    tellAll();

    studio.clock().pass(Duration.ofMinutes(2));
    assertThat(repeat()).as("version 2 is carried out").isZero();
  }

  @Test
  void nothingIsRepeatedForAFilmThatIsGivenUp() {
    var id = aFilm("acme");
    tellAll();
    var now = studio.clock().instant();
    studio
        .database()
        .run(
            tx -> {
              assertThat(Inbox.refused(tx, id, "INTAKE.REFUSED", "no", now)).isEqualTo(1);
              assertThat(Inbox.refused(tx, id, "INTAKE.REFUSED", "no", now)).isEqualTo(2);
              Inbox.giveUp(tx, id, "INTAKE.REFUSED", "No.", now);
            });

    studio.clock().pass(Duration.ofMinutes(2));
    assertThat(repeat()).isZero();
    assertThat(Intents.find(studio.sql(), id).orElseThrow().givenUp()).isTrue();
  }

  @Test
  void aFilmIsFoundOnlyByItsOwnAccount() {
    var id = aFilm("acme");

    assertThat(OwnedJobs.find(studio.sql(), "acme", id).map(OwnedJob::title)).contains("Trains");
    assertThat(OwnedJobs.find(studio.sql(), "other", id)).isEmpty();
  }

  @Test
  void filmsAreListedNewestFirstPageByPageAndByLabel() {
    var first = aFilm("acme", Map.of("season", "1"));
    var second = aFilm("acme", Map.of("season", "2", "episode", "1"));
    aFilm("other", Map.of("season", "2"));

    assertThat(list(Map.of(), Optional.empty(), 1)).containsExactly(second);
    assertThat(list(Map.of(), Optional.of(second), 1)).containsExactly(first);
    assertThat(list(Map.of("season", "2"), Optional.empty(), 9)).containsExactly(second);
    assertThat(list(Map.of("season", "3"), Optional.empty(), 9)).isEmpty();
  }

  @Test
  void aDeletedFilmIsNobodysAndItsFilesAreSwept() {
    var id = aFilm("acme");
    studio
        .database()
        .run(
            tx -> {
              GatewayJobs.cancelUnseen(tx, id, studio.clock().instant());
              GatewayJobs.delete(tx, row(id), studio.clock().instant());
            });

    assertThat(OwnedJobs.find(studio.sql(), "acme", id)).isEmpty();
    assertThat(row(id).removedAt()).isPresent();
    assertThat(Events.after(studio.sql(), id, 0, 9))
        .extracting(EventRow::type)
        .containsExactly("job.queued", "job.canceled");
  }

  @Test
  void aRequestThatIsBeingAnsweredIsNotAnsweredTwice() {
    studio
        .database()
        .run(
            tx -> {
              assertThat(Answers.begin(tx, "acme", "key")).isTrue();
              boolean second =
                  studio.database().inTransaction(other -> Answers.begin(other, "acme", "key"));
              assertThat(second).isFalse();
              boolean stranger =
                  studio.database().inTransaction(other -> Answers.begin(other, "other", "key"));
              assertThat(stranger).isTrue();
            });
  }

  @Test
  void anAnswerIsKeptForATime() {
    var answered = new Answered("sha", new JobId("job_1"), "{}");
    studio
        .database()
        .run(tx -> Answers.keep(tx, "acme", "key", answered, studio.clock().instant()));

    assertThat(Answers.find(studio.sql(), "acme", "key")).contains(answered);
    assertThat(Answers.find(studio.sql(), "other", "key")).isEmpty();
    assertThat(Answers.forget(studio.sql(), studio.clock().instant().plusSeconds(1), 9)).isOne();
    assertThat(Answers.find(studio.sql(), "acme", "key")).isEmpty();
  }

  @Test
  void poolsAreThoseThatWereSeenLast() {
    var tiny = pool("render-system/tiny", 2);
    var large = pool("render-system/large", 4);
    studio.database().run(tx -> Pools.keep(tx, List.of(tiny, large)));
    assertThat(Pools.all(studio.sql())).containsExactly(large, tiny);

    var more = pool("render-system/tiny", 3);
    studio.database().run(tx -> Pools.keep(tx, List.of(more)));
    assertThat(Pools.all(studio.sql())).containsExactly(more);
    assertThat(Pools.find(studio.sql(), "render-system/large")).isEmpty();
  }

  private static PoolRow pool(String name, int workers) {
    return new PoolRow(
        name,
        "sha256:0",
        "simulated",
        "cpu",
        0,
        workers,
        0,
        OptionalInt.of(1280),
        OptionalInt.empty(),
        OptionalInt.empty(),
        true);
  }

  private JobId aFilm(String account) {
    return aFilm(account, Map.of());
  }

  private JobId aFilm(String account, Map<String, String> labels) {
    var order =
        new GatewayOrder(
            JobId.create(),
            "films",
            account,
            "somebody",
            StudioDatabase.POOL,
            50,
            Optional.empty(),
            3,
            0,
            "{\"title\": \"Trains\"}",
            Optional.of("EXT. DESERT"),
            "[\"Mp4\"]",
            "{}",
            labels);
    studio
        .database()
        .run(
            tx -> {
              GatewayJobs.insert(tx, order, studio.clock().instant());
              Intents.next(tx, order.id(), Optional.empty(), studio.clock().instant());
            });
    return order.id();
  }

  private Optional<JobRow> adopt(JobId id, String uid) {
    return studio
        .database()
        .inTransaction(tx -> GatewayJobs.adopt(tx, id, resource(GatewayOrder.nameOf(id), uid)));
  }

  private static NewJob resource(String name, String uid) {
    return new NewJob(
        uid,
        "films",
        name,
        "ns:films",
        StudioDatabase.POOL,
        50,
        Optional.empty(),
        3,
        0,
        "{\"title\": \"Trains\"}",
        "[\"Mp4\"]",
        "{\"black\": \"Fail\"}");
  }

  private JobRow row(JobId id) {
    return Jobs.find(studio.sql(), id).orElseThrow();
  }

  private List<Outbox.Entry> take() {
    return studio.database().inTransaction(tx -> Outbox.take(tx, studio.clock().instant(), 10));
  }

  private void tellAll() {
    studio
        .database()
        .run(
            tx ->
                Outbox.told(
                    tx,
                    Outbox.take(tx, studio.clock().instant(), 10).stream()
                        .map(Outbox.Entry::id)
                        .toList()));
  }

  private int repeat() {
    var now = studio.clock().instant();
    return studio
        .database()
        .inTransaction(tx -> Outbox.repeat(tx, now.minus(Duration.ofMinutes(1)), now, 10));
  }

  private List<JobId> list(Map<String, String> labels, Optional<JobId> cursor, int limit) {
    var filter = new OwnedJobs.Filter(Set.of(), labels, Optional.empty());
    return OwnedJobs.list(studio.sql(), "acme", filter, cursor, limit).stream()
        .map(job -> job.row().id())
        .toList();
  }
}
