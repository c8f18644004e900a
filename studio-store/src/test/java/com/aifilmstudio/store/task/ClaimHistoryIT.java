package com.aifilmstudio.store.task;

import static com.aifilmstudio.store.schema.Tables.ACCOUNT;
import static com.aifilmstudio.store.schema.Tables.NODE_FAILURE;
import static com.aifilmstudio.store.schema.Tables.STUDIO;
import static com.aifilmstudio.store.schema.Tables.TASK;
import static com.aifilmstudio.store.schema.Tables.WORKER;
import static com.aifilmstudio.store.testkit.Messages.failed;
import static com.aifilmstudio.store.testkit.Messages.released;
import static com.aifilmstudio.store.testkit.Messages.rendered;
import static com.aifilmstudio.store.testkit.Messages.step;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;
import static org.jooq.impl.DSL.sum;

import com.aifilmstudio.core.queue.Asker;
import com.aifilmstudio.core.queue.FairShare;
import com.aifilmstudio.core.queue.Pick;
import com.aifilmstudio.core.queue.Share;
import com.aifilmstudio.store.JobId;
import com.aifilmstudio.store.WorkerId;
import com.aifilmstudio.store.account.AccountTerms;
import com.aifilmstudio.store.account.Accounts;
import com.aifilmstudio.store.account.Shares;
import com.aifilmstudio.store.job.Jobs;
import com.aifilmstudio.store.task.ClaimAnswer.Claimed;
import com.aifilmstudio.store.testkit.StudioDatabase;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Random;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * Random histories on the real database. Each claim must be the one that the pure rule makes of the
 * rows before it, each charge what it computes, and after every step the GPUs of an account those
 * of its leases.
 */
@Tag("store")
class ClaimHistoryIT {

  private static final List<String> ACCOUNTS = List.of("a", "b", "c", "d");
  private static final int STEPS = Integer.getInteger("studio.test.steps", 150);

  private final StudioDatabase studio = new StudioDatabase();
  private final List<WorkerId> workers = new ArrayList<>();
  private final List<JobId> films = new ArrayList<>();
  private final List<Lease> leases = new ArrayList<>();

  @ParameterizedTest
  @ValueSource(longs = {1, 2, 3, 4})
  void theDatabaseServesAsThePureRuleDoesAndCountsRightly(long seed) {
    var random = new Random(seed);
    try (studio) {
      begin(random);
      for (int i = 0; i < STEPS; i++) {
        var did = act(random);
        assertThat(counted()).as("seed %d, step %d: %s", seed, i, did).isEqualTo(leased());
      }
    }
  }

  private void begin(Random random) {
    for (var account : ACCOUNTS) {
      var quota = random.nextInt(3) == 0 ? OptionalInt.of(random.nextInt(4)) : OptionalInt.empty();
      agree(new AccountTerms(account, random.nextInt(2), 1 + random.nextInt(3), quota));
    }
    for (int i = 0; i < 6; i++) {
      var worker = studio.aWorkerOn("node-" + i % 3);
      workers.add(worker);
      studio
          .sql()
          .update(WORKER)
          .set(WORKER.GPUS, 1 + random.nextInt(2))
          .set(WORKER.BUNDLE_DIGEST, "sha256:" + (i == 0 ? 1 : 0))
          .where(WORKER.ID.eq(worker.value()))
          .execute();
    }
    for (int i = 0; i < 6; i++) {
      studio.clock().passSeconds(1); // films of the same age have no order
      film(random);
    }
  }

  private String act(Random random) {
    studio.clock().passSeconds(1);
    studio.sql().update(STUDIO).set(STUDIO.TICK_AT, studio.clock().instant()).execute();
    int dice = random.nextInt(22);
    if (dice < 9 || leases.isEmpty()) {
      return claim(workers.get(random.nextInt(workers.size())));
    }
    var lease = leases.get(random.nextInt(leases.size()));
    switch (dice) {
      case 9, 10, 11, 12 -> studio.reports().complete(lease, rendered(lease, random.nextInt(9)));
      case 13 -> {
        studio.reports().fail(lease, failed(lease, "RENDER.FAILED"));
        studio.sql().deleteFrom(NODE_FAILURE).execute(); // no quarantine: that is another story
      }
      case 14 -> studio.reports().fail(lease, released(lease));
      case 15 -> studio.leases().beat(lease, step(lease, random.nextInt(20)));
      case 16 -> {
        studio.clock().passSeconds(random.nextInt(StudioDatabase.LEASE_SECONDS));
        studio.sql().update(STUDIO).set(STUDIO.TICK_AT, studio.clock().instant()).execute();
        studio.sweep().tick();
      }
      case 17 -> studio.cancel(films.get(random.nextInt(films.size())));
      case 18 ->
          agree(
              new AccountTerms(
                  ACCOUNTS.get(random.nextInt(4)),
                  random.nextInt(2),
                  1 + random.nextInt(3),
                  OptionalInt.empty()));
      case 19 -> {
        var film = films.get(random.nextInt(films.size()));
        studio.database().run(tx -> Jobs.pause(tx, film));
      }
      case 20 -> films.forEach(film -> studio.database().run(tx -> Jobs.resume(tx, film)));
      default -> film(random);
    }
    return "action " + dice;
  }

  private String claim(WorkerId id) {
    // A worker that asks holds nothing: what it has is handed back first.
    new HandBacks(studio.database(), studio.clock(), ended -> {}).free(id, "for the test");
    var row = studio.sql().fetchSingle(WORKER, WORKER.ID.eq(id.value()));
    var asker = new Asker(row.getBundleDigest(), row.getGpus(), Optional.empty()).on(row.getNode());
    var before = shares();
    var expected =
        Pick.of(
            asker,
            before.values(),
            PoolTasks.waiting(studio.sql(), StudioDatabase.POOL),
            studio.clock().instant());
    var answer = studio.claims().claim(id);
    if (answer instanceof Claimed(var task)) {
      leases.add(task.lease());
      assertThat(expected.map(pick -> pick.task().id())).contains(task.lease().task().value());
      var pick = expected.orElseThrow();
      var charged =
          FairShare.granted(
              pick.share(), pick.task().gpuSeconds(), asker.gpus(), studio.clock().instant());
      var after = shares().get(pick.share().account());
      assertThat(after.runningGpus()).isEqualTo(charged.runningGpus());
      assertThat(after.servedAt()).isEqualTo(charged.servedAt());
      assertThat(after.virtualTime()).isCloseTo(charged.virtualTime(), within(1e-9));
    } else {
      assertThat(expected).isEmpty();
    }
    return "claim by " + id;
  }

  private void film(Random random) {
    var account = ACCOUNTS.get(random.nextInt(ACCOUNTS.size()));
    var film = studio.aFilmOf(account, 1 + random.nextInt(5));
    films.add(film);
    studio.database().run(tx -> Tasks.prioritise(tx, film, 10 * random.nextInt(3)));
    if (random.nextBoolean()) {
      var deadline = studio.clock().instant().plusSeconds(random.nextInt(500));
      studio.database().run(tx -> Tasks.due(tx, film, Optional.of(deadline)));
    }
    studio
        .sql()
        .update(TASK)
        .set(TASK.BUNDLE_DIGEST, "sha256:" + (random.nextInt(5) == 0 ? 1 : 0))
        .where(TASK.JOB_ID.eq(film.value()))
        .execute();
  }

  private void agree(AccountTerms terms) {
    studio.database().run(tx -> Accounts.agree(tx, terms));
  }

  private Map<String, Share> shares() {
    return Shares.ofPool(studio.sql(), StudioDatabase.POOL).stream()
        .collect(Collectors.toMap(Share::account, Function.identity()));
  }

  private Map<String, Integer> counted() {
    return studio
        .sql()
        .select(ACCOUNT.NAME, ACCOUNT.RUNNING_GPUS)
        .from(ACCOUNT)
        .where(ACCOUNT.RUNNING_GPUS.ne(0))
        .fetchMap(ACCOUNT.NAME, ACCOUNT.RUNNING_GPUS);
  }

  private Map<String, Integer> leased() {
    return studio
        .sql()
        .select(TASK.ACCOUNT, sum(WORKER.GPUS))
        .from(TASK)
        .join(WORKER)
        .on(WORKER.ID.eq(TASK.WORKER_ID))
        .where(TASK.STATE.eq("Leased"))
        .groupBy(TASK.ACCOUNT)
        .fetchMap(row -> row.value1(), row -> row.value2().intValue());
  }
}
