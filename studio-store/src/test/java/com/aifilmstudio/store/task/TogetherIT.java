package com.aifilmstudio.store.task;

import static com.aifilmstudio.store.schema.Tables.ACCOUNT;
import static com.aifilmstudio.store.schema.Tables.ACCOUNT_POOL;
import static com.aifilmstudio.store.schema.Tables.EVENT;
import static com.aifilmstudio.store.schema.Tables.JOB;
import static com.aifilmstudio.store.schema.Tables.SHOT;
import static com.aifilmstudio.store.schema.Tables.TAKE;
import static com.aifilmstudio.store.schema.Tables.TASK;
import static com.aifilmstudio.store.schema.Tables.WORKER;
import static com.aifilmstudio.store.testkit.Messages.claimed;
import static com.aifilmstudio.store.testkit.Messages.rendered;
import static com.aifilmstudio.store.testkit.Messages.renderedWith;
import static org.assertj.core.api.Assertions.assertThat;
import static org.jooq.impl.DSL.round;

import com.aifilmstudio.core.protocol.Complete;
import com.aifilmstudio.core.queue.WaitingTask;
import com.aifilmstudio.store.JobId;
import com.aifilmstudio.store.TaskId;
import com.aifilmstudio.store.WorkerId;
import com.aifilmstudio.store.account.AccountTerms;
import com.aifilmstudio.store.account.Accounts;
import com.aifilmstudio.store.task.ClaimAnswer.Claimed;
import com.aifilmstudio.store.task.ClaimAnswer.Nothing;
import com.aifilmstudio.store.task.Reports.Completion;
import com.aifilmstudio.store.testkit.AtOnce;
import com.aifilmstudio.store.testkit.Snapshot;
import com.aifilmstudio.store.testkit.StudioDatabase;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalInt;
import java.util.SplittableRandom;
import java.util.function.Supplier;
import java.util.stream.Stream;
import org.jooq.Field;
import org.jooq.Table;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** What many do at once must come to the same as if they had done it one after the other. */
@Tag("store")
class TogetherIT {

  private final StudioDatabase studio = new StudioDatabase();
  private final Claims claims = studio.claims();

  @AfterEach
  void close() {
    studio.close();
  }

  @Test
  void workersThatClaimTogetherGetWhatTheyWouldGetOneAfterTheOther() {
    for (int seed = 0; seed < 12; seed++) {
      var workers = aFarm(new SplittableRandom(seed));
      var alone = undone(() -> assignments(each(workers), rows()));
      var together = undone(() -> assignments(claims.claimTogether(workers), rows()));
      assertThat(together).as("seed %d", seed).isEqualTo(alone);
    }
  }

  @Test
  void resultsThatComeTogetherLeaveTheSameRowsAsOneAfterTheOther() {
    for (int seed = 0; seed < 12; seed++) {
      var random = new SplittableRandom(seed);
      aFarm(random);
      var held = held(Stream.generate(studio::aWorker).limit(random.nextInt(1, 12)).toList());
      studio.clock().passSeconds(7);
      var results = results(held, random);
      var alone =
          undone(
              () -> {
                results.forEach(one -> studio.reports().complete(one.lease(), one.report()));
                return rows();
              });
      var together =
          undone(
              () -> {
                var done = studio.reports().completeTogether(results);
                results.stream()
                    .filter(one -> !done.containsKey(one))
                    .forEach(one -> studio.reports().complete(one.lease(), one.report()));
                return rows();
              });
      assertThat(together).as("seed %d", seed).isEqualTo(alone);
    }
  }

  @Test
  void theLastShotsOfAFilmThatComeTogetherMakeOneCut() {
    var film = studio.aFilm(5);
    var held = held(Stream.generate(studio::aWorker).limit(5).toList());
    var results = held.stream().map(it -> new Completion(it, rendered(it, 1))).toList();
    assertThat(studio.reports().completeTogether(results).keySet()).hasSameElementsAs(results);
    assertThat(studio.tasks(film, "assemble")).isEqualTo(1);
    assertThat(studio.sql().fetchCount(EVENT, EVENT.JOB_ID.eq(film.value()))).isEqualTo(5);
    assertThat(studio.reports().completeTogether(results))
        .as("what was counted once is left to be told so alone")
        .isEmpty();
  }

  @Test
  void noTaskIsGivenTwiceHoweverManyClaimTogetherAndAlone() {
    terms("limited", 0, 1, OptionalInt.of(3));
    studio.aFilmOf("limited", 40);
    studio.aFilmOf("free", 45);
    var groups =
        Stream.generate(() -> Stream.generate(studio::aWorker).limit(6).toList())
            .limit(10)
            .toList();
    var answers = Collections.synchronizedList(new ArrayList<ClaimAnswer>());
    AtOnce.each(
        groups,
        group -> {
          answers.addAll(claims.claimTogether(group.subList(0, 5)).values());
          answers.add(claims.claim(group.get(5)));
        });
    var tasks = answers.stream().filter(Claimed.class::isInstance).map(it -> task(it)).toList();
    assertThat(tasks).doesNotHaveDuplicates().hasSize(48);
    assertThat(studio.sql().fetchValue(ACCOUNT.RUNNING_GPUS, ACCOUNT.NAME.eq("limited")))
        .isEqualTo(3);
  }

  @Test
  void whoIsSpecialIsLeftToClaimAlone() {
    studio.aFilm(9);
    var plain = studio.aWorker();
    var busy = studio.aWorker();
    claims.claim(busy);
    var dedicated = studio.aDedicatedWorker();
    var draining = studio.aWorker();
    var gated = studio.aWorker();
    set(draining, WORKER.STATE, "Draining");
    set(gated, WORKER.GATED, true);
    var answers = claims.claimTogether(List.of(busy, dedicated, draining, gated, plain));
    assertThat(answers).containsOnlyKeys(plain);
  }

  @Test
  void allClaimAloneWhileATaskOfTheirPoolShunsANode() {
    var film = studio.aFilm(2);
    var workers = List.of(studio.aWorker(), studio.aWorker());
    studio
        .sql()
        .update(TASK)
        .set(TASK.SHUNS_NODE, "node-a")
        .where(TASK.JOB_ID.eq(film.value()), TASK.ORDINAL.eq(1))
        .execute();
    assertThat(claims.claimTogether(workers)).isEmpty();
    studio.clock().passSeconds(WaitingTask.OTHERS_FIRST.toSeconds());
    assertThat(claims.claimTogether(workers)).hasSize(2);
  }

  @Test
  void whoGetsNothingIsIdleAndToldSo() {
    studio.aFilm(1);
    var first = studio.aWorker();
    var second = studio.aWorker();
    var answers = claims.claimTogether(List.of(first, second));
    assertThat(answers.get(first)).isInstanceOf(Claimed.class);
    assertThat(answers.get(second)).isEqualTo(new Nothing());
    assertThat(studio.sql().fetchValue(WORKER.STATE, WORKER.ID.eq(second.value())))
        .isEqualTo("Idle");
  }

  @Test
  void aTaskWhoseWorkerHungUpIsFreeAtOnceAndNobodyIsChargedForIt() {
    studio.aFilmOf("account", 1);
    var gone = studio.aWorker();
    var task = claimed(claims.claimTogether(List.of(gone)).get(gone));
    studio.reports().unheard(task.lease());
    assertThat(studio.taskState(task.lease().task())).isEqualTo("Ready");
    assertThat(studio.sql().select(SHOT.ATTEMPTS).from(SHOT).fetchSingle(SHOT.ATTEMPTS)).isZero();
    assertThat(studio.sql().select(TAKE.CHARGED).from(TAKE).fetchSingle(TAKE.CHARGED)).isFalse();
    assertThat(studio.sql().fetchValue(ACCOUNT.RUNNING_GPUS, ACCOUNT.NAME.eq("account"))).isZero();
    var other = studio.aWorker();
    assertThat(claims.claimTogether(List.of(other)).get(other)).isInstanceOf(Claimed.class);
  }

  /** Accounts of all kinds with films of all kinds, some tasks not ready; and workers. */
  private List<WorkerId> aFarm(SplittableRandom random) {
    studio.sql().deleteFrom(JOB).execute();
    studio.database().run(Accounts::recount);
    for (int n = random.nextInt(1, 5); n > 0; n--) {
      var quota = random.nextInt(3) == 0 ? OptionalInt.of(random.nextInt(4)) : OptionalInt.empty();
      terms("account-" + n, random.nextInt(4, 6), random.nextInt(1, 4), quota);
      for (int films = random.nextInt(4); films > 0; films--) {
        aFilmOf("account-" + n, random);
      }
    }
    return Stream.generate(studio::aWorker).limit(random.nextInt(1, 15)).toList();
  }

  private void aFilmOf(String account, SplittableRandom random) {
    studio.clock().passSeconds(1);
    JobId film = studio.aFilmOf(account, random.nextInt(1, 6));
    var ofFilm = TASK.JOB_ID.eq(film.value());
    var soon = studio.clock().instant().plusSeconds(random.nextInt(1, 9));
    if (random.nextInt(3) == 0) {
      studio.sql().update(TASK).set(TASK.LATEST_START, soon).where(ofFilm).execute();
    }
    if (random.nextInt(4) == 0) {
      studio.sql().update(TASK).set(TASK.PRIORITY, random.nextInt(49, 52)).where(ofFilm).execute();
    }
    if (random.nextInt(4) == 0) {
      var late = ofFilm.and(TASK.ORDINAL.eq(1));
      studio.sql().update(TASK).set(TASK.READY_AT, soon).where(late).execute();
    }
    if (random.nextInt(4) == 0) {
      var cut = ofFilm.and(TASK.ORDINAL.eq(2));
      studio.sql().update(TASK).set(TASK.KIND, "assemble").where(cut).execute();
    }
    if (random.nextInt(5) == 0) {
      studio.sql().update(TASK).set(TASK.BUNDLE_DIGEST, "sha256:1").where(ofFilm).execute();
    }
    studio
        .sql()
        .update(TASK)
        .set(TASK.GPU_SECONDS, (double) random.nextInt(1, 9))
        .where(ofFilm)
        .execute();
  }

  private Map<WorkerId, ClaimAnswer> each(List<WorkerId> workers) {
    var answers = new HashMap<WorkerId, ClaimAnswer>();
    workers.forEach(worker -> answers.put(worker, claims.claim(worker)));
    return answers;
  }

  private List<Lease> held(List<WorkerId> workers) {
    return claims.claimTogether(workers).values().stream()
        .filter(Claimed.class::isInstance)
        .map(answer -> claimed(answer).lease())
        .toList();
  }

  /** Most are good; some are doubtful, twice the same, or of an epoch that is over. */
  private static List<Completion> results(List<Lease> held, SplittableRandom random) {
    var results = new ArrayList<Completion>();
    for (var lease : held) {
      boolean doubtful = random.nextInt(5) == 0;
      Complete report =
          doubtful ? renderedWith(lease, "frozen") : rendered(lease, random.nextInt(12));
      var old = new Lease(lease.task(), lease.epoch() - 1, lease.worker());
      results.add(new Completion(random.nextInt(6) == 0 ? old : lease, report));
      if (!doubtful && random.nextInt(6) == 0) {
        results.add(new Completion(lease, rendered(lease, 3)));
      }
    }
    return results;
  }

  /** Who got what, and what the database looks like. */
  private static Map<Object, Object> assignments(
      Map<WorkerId, ClaimAnswer> answers, Map<String, ?> rows) {
    var all = new HashMap<Object, Object>(rows);
    answers.forEach(
        (worker, answer) -> all.put(worker, answer instanceof Claimed ? task(answer) : answer));
    return all;
  }

  private static TaskId task(ClaimAnswer answer) {
    return claimed(answer).lease().task();
  }

  /** All that claims and results change; ids of takes and of cuts are made up anew each time. */
  private Map<String, Collection<?>> rows() {
    return Map.of(
        "task", of(TASK, TASK.ID, TASK.STATE, TASK.EPOCH, TASK.WORKER_ID, TASK.HELD_GPUS),
        "lease", of(TASK, TASK.LEASE_UNTIL, TASK.CHARGED_VTIME, TASK.KIND, TASK.READY_AT),
        "take", of(TAKE, TAKE.TASK_ID, TAKE.EPOCH, TAKE.NODE, TAKE.OUTCOME, TAKE.GPU_MILLIS),
        "end", of(TAKE, TAKE.TASK_ID, TAKE.ENDED_AT, TAKE.CODE, TAKE.CHARGED, TAKE.METRICS),
        "shot", of(SHOT, SHOT.ID, SHOT.PHASE, SHOT.ATTEMPTS, SHOT.OUTPUT_KEY, SHOT.CONTENT_KEY),
        "worker", of(WORKER, WORKER.ID, WORKER.STATE, WORKER.IDLE_SINCE, WORKER.READY_AT),
        "job", of(JOB, JOB.ID, JOB.GPU_MILLIS),
        "event", of(EVENT, EVENT.JOB_ID, EVENT.TYPE, EVENT.DATA),
        "account", of(ACCOUNT, ACCOUNT.NAME, ACCOUNT.RUNNING_GPUS),
        "share", of(ACCOUNT_POOL, ACCOUNT_POOL.ACCOUNT, ACCOUNT_POOL.SERVED_AT, vtime()));
  }

  /** Sums may differ in the last digit. */
  private static Field<?> vtime() {
    return round(ACCOUNT_POOL.VTIME, 6);
  }

  private Collection<?> of(Table<?> table, Field<?>... fields) {
    return studio.sql().select(fields).from(table).fetch().stream()
        .map(row -> row.intoList().toString().replaceAll("tsk_\\w+, (Ready|Parked), 0", "new"))
        .sorted()
        .toList();
  }

  /** Does it, looks, and takes it back. */
  private <T> T undone(Supplier<T> work) {
    var snapshot = new Snapshot(studio.sql());
    try {
      return work.get();
    } finally {
      snapshot.restore();
    }
  }

  private void terms(String account, int tier, int weight, OptionalInt quota) {
    studio.database().run(tx -> Accounts.agree(tx, new AccountTerms(account, tier, weight, quota)));
  }

  private <T> void set(WorkerId worker, Field<T> column, T value) {
    studio.sql().update(WORKER).set(column, value).where(WORKER.ID.eq(worker.value())).execute();
  }
}
