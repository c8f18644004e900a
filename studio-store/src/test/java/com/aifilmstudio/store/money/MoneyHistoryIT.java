package com.aifilmstudio.store.money;

import static com.aifilmstudio.store.schema.Tables.HOLD;
import static com.aifilmstudio.store.schema.Tables.JOB;
import static com.aifilmstudio.store.schema.Tables.LEDGER_ENTRY;
import static com.aifilmstudio.store.schema.Tables.STUDIO;
import static com.aifilmstudio.store.schema.Tables.TAKE;
import static com.aifilmstudio.store.testkit.Messages.failed;
import static com.aifilmstudio.store.testkit.Messages.released;
import static com.aifilmstudio.store.testkit.Messages.rendered;
import static com.aifilmstudio.store.testkit.Messages.renderedWith;
import static com.aifilmstudio.store.testkit.Messages.step;
import static org.assertj.core.api.Assertions.assertThat;
import static org.jooq.impl.DSL.sum;

import com.aifilmstudio.core.failure.FailureCode;
import com.aifilmstudio.core.money.Audit;
import com.aifilmstudio.core.money.MicroCredits;
import com.aifilmstudio.core.money.Rate;
import com.aifilmstudio.core.protocol.Fail;
import com.aifilmstudio.store.JobId;
import com.aifilmstudio.store.WorkerId;
import com.aifilmstudio.store.job.Jobs;
import com.aifilmstudio.store.task.ClaimAnswer.Claimed;
import com.aifilmstudio.store.task.HandBacks;
import com.aifilmstudio.store.task.Lease;
import com.aifilmstudio.store.testkit.AtOnce;
import com.aifilmstudio.store.testkit.Crashes;
import com.aifilmstudio.store.testkit.StudioDatabase;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * Random histories on the real tables: orders, takes in all their ends, pauses, payments, ends of
 * films. Everything may be told twice, and the studio may go away between any two statements. After
 * every few steps the books must be right.
 */
@Tag("store")
class MoneyHistoryIT {

  private static final String ACME = "acme";
  private static final MicroCredits LINE = MicroCredits.credits(3);
  private static final int STEPS = Integer.getInteger("studio.test.steps", 400);
  private static final int AUDIT_EVERY = 20;

  private final StudioDatabase studio = new StudioDatabase();
  private final Crashes crashes = Crashes.of(studio);
  private final List<WorkerId> workers = new ArrayList<>();
  private final List<JobId> films = new ArrayList<>();
  private final List<Lease> leases = new ArrayList<>();
  private int payments;

  @AfterEach
  void close() {
    studio.close();
  }

  @ParameterizedTest
  @ValueSource(longs = {1, 2, 3, 4})
  void whateverHappensTheBooksAreRight(long seed) {
    var random = new Random(seed);
    begin(seed % 2 == 0);
    for (int i = 0; i < STEPS; i++) {
      tick(1);
      var action = action(random);
      boolean crashed = crashes.during(random.nextInt(60), action);
      if (crashed || random.nextInt(4) == 0) {
        action.run(); // told again
      }
      if (i % AUDIT_EVERY == 0) {
        assertThat(Audit.findings(Books.audit(studio.database())))
            .as("seed %d, step %d", seed, i)
            .isEmpty();
      }
    }
    films.forEach(film -> finish(film, "Canceled", "CancelRequested"));
    assertTheEnd(seed % 2 == 0);
  }

  @Test
  void whoeverDoesWhatAtTheSameTimeTheBooksAreRight() {
    begin(false);
    for (int i = 0; i < 6; i++) {
      order(4, 6);
    }
    for (int round = 0; round < 4; round++) {
      tick(10);
      workers.forEach(this::claim);
      tick(5);
      var all = new ArrayList<Runnable>();
      leases.forEach(it -> all.add(() -> studio.reports().complete(it, rendered(it, 3))));
      leases.forEach(it -> all.add(() -> studio.reports().complete(it, rendered(it, 3))));
      var last = films.get(round);
      all.add(() -> finish(last, "Failed", FailureCode.INTERNAL.code()));
      all.add(() -> topUp("at-once", 5));
      all.add(() -> topUp("at-once", 5));
      films.forEach(film -> all.add(() -> retry(film)));
      AtOnce.run(all);
      leases.clear();
      assertThat(Audit.findings(Books.audit(studio.database()))).isEmpty();
    }
    films.forEach(film -> finish(film, "Canceled", "CancelRequested"));
    assertTheEnd(false);
  }

  private void begin(boolean postpaid) {
    var terms = new CreditTerms("Test", MicroCredits.ZERO, LINE, postpaid);
    studio.database().run(tx -> CreditAccounts.agree(tx, ACME, terms));
    topUp("first", 30);
    for (int i = 0; i < 5; i++) {
      workers.add(studio.aWorkerOn("node-" + i));
    }
  }

  private Runnable action(Random random) {
    int dice = random.nextInt(20);
    if (films.isEmpty() || dice == 0) {
      int shots = 1 + random.nextInt(4);
      int credits = 1 + random.nextInt(12);
      return () -> order(shots, credits);
    }
    var film = films.get(random.nextInt(films.size()));
    if (leases.isEmpty() || dice < 8) {
      var worker = workers.get(random.nextInt(workers.size()));
      return () -> claim(worker);
    }
    var lease = leases.get(random.nextInt(leases.size()));
    double used = random.nextInt(40) / 10.0;
    int payment = ++payments;
    return switch (dice) {
      case 8, 9, 10 -> () -> studio.reports().complete(lease, rendered(lease, used));
      case 11 -> () -> studio.reports().complete(lease, renderedWith(lease, "black"));
      case 12 -> () -> studio.reports().fail(lease, failed(lease, "RENDER.FAILED"));
      case 13 -> () -> studio.reports().fail(lease, released(lease));
      case 14 -> () -> stop(lease, random.nextBoolean());
      case 15 -> () -> studio.leases().beat(lease, step(lease, (int) used * 4));
      case 16 -> this::lose;
      case 17 -> () -> topUp("pay-" + payment, 2);
      case 18 -> () -> wish(film, random.nextInt(3));
      default -> random.nextInt(3) == 0 ? () -> end(film, random.nextInt(4)) : () -> retry(film);
    };
  }

  /** In one transaction, as a film is ordered: with its hold, or not at all. */
  private void order(int shots, long credits) {
    var film = studio.aFilmOf(ACME, shots);
    var rate = new Rate("tinyfilm", "cpu", Optional.of(MicroCredits.of(1_234_567)));
    var order = new NewHold(film, ACME, rate, MicroCredits.credits(credits));
    HoldAnswer answer;
    try {
      answer =
          studio.database().inTransaction(tx -> Holds.place(tx, order, studio.clock().instant()));
    } catch (Crashes.Crash e) {
      studio.remove(film);
      throw e;
    }
    if (answer instanceof HoldAnswer.Placed) {
      films.add(film);
    } else {
      studio.remove(film);
    }
  }

  private void claim(WorkerId worker) {
    new HandBacks(studio.database(), studio.clock(), ended -> {}).free(worker, "for the test");
    if (studio.claims().claim(worker) instanceof Claimed(var task)) {
      leases.add(task.lease());
    }
  }

  private void stop(Lease lease, boolean pause) {
    var code = pause ? FailureCode.TASK_PAUSED : FailureCode.TASK_CANCELED;
    studio.reports().fail(lease, new Fail(lease.epoch(), code.code(), "", true));
  }

  private void lose() {
    tick(StudioDatabase.LEASE_SECONDS);
    studio.sweep().tick();
  }

  private void wish(JobId film, int which) {
    studio
        .database()
        .run(
            tx -> {
              switch (which) {
                case 0 -> Jobs.pause(tx, film);
                case 1 -> Jobs.resume(tx, film);
                default -> Jobs.cancel(tx, film);
              }
            });
  }

  private void end(JobId film, int how) {
    switch (how) {
      case 0 -> finish(film, "Succeeded", "Succeeded");
      case 1 -> finish(film, "Failed", FailureCode.UPLOAD_REFUSED.code());
      case 2 -> finish(film, "Failed", FailureCode.QUALITY_BLACK.code());
      default -> finish(film, "Expired", FailureCode.JOB_EXPIRED.code());
    }
  }

  private void finish(JobId film, String phase, String reason) {
    studio.database().run(tx -> Jobs.finish(tx, film, phase, reason, "", studio.clock().instant()));
  }

  private void retry(JobId film) {
    studio.database().run(tx -> Funding.retry(tx, film, studio.clock().instant()));
  }

  private void topUp(String payment, long credits) {
    studio
        .database()
        .run(
            tx ->
                CreditAccounts.topUp(
                    tx, ACME, payment, MicroCredits.credits(credits), studio.clock().instant()));
  }

  private void tick(long seconds) {
    studio.clock().passSeconds(seconds);
    studio.sql().update(STUDIO).set(STUDIO.TICK_AT, studio.clock().instant()).execute();
  }

  private void assertTheEnd(boolean postpaid) {
    assertThat(Audit.findings(Books.audit(studio.database()))).isEmpty();
    var account = CreditAccounts.find(studio.sql(), ACME);
    assertThat(account.held()).isEqualTo(MicroCredits.ZERO);
    if (!postpaid) {
      assertThat(account.balance()).isGreaterThanOrEqualTo(LINE.negated());
    }
    assertThat(account.balance().value()).isEqualTo(total("Issued") * -1 - total("Earned"));
    assertThat(wronglyPaid()).isEmpty();
    assertThat(studio.sql().fetchCount(LEDGER_ENTRY, LEDGER_ENTRY.KIND.eq("Capture")))
        .as("the history has something in it")
        .isPositive();
  }

  private long total(String book) {
    return studio
        .sql()
        .select(sum(LEDGER_ENTRY.AMOUNT))
        .from(LEDGER_ENTRY)
        .where(LEDGER_ENTRY.BOOK.eq(book))
        .fetchSingle(row -> row.value1() == null ? 0 : row.value1().longValueExact());
  }

  /** Takes that were paid although they neither have a result nor were stopped by their owner. */
  private List<String> wronglyPaid() {
    return studio
        .sql()
        .select(TAKE.ID)
        .from(TAKE)
        .join(LEDGER_ENTRY)
        .on(LEDGER_ENTRY.SUBJECT.eq(TAKE.ID), LEDGER_ENTRY.BOOK.eq("Earned"))
        .join(JOB)
        .on(JOB.ID.eq(TAKE.JOB_ID))
        .join(HOLD)
        .on(HOLD.JOB_ID.eq(JOB.ID))
        .where(
            TAKE.OUTCOME.ne("Rendered"),
            TAKE.CODE.isDistinctFrom(FailureCode.TASK_PAUSED.code()),
            JOB.DESIRED_STATE.ne("Canceled"))
        .fetch(TAKE.ID);
  }
}
