package com.aifilmstudio.store.hot;

import static com.aifilmstudio.store.testkit.Messages.claimed;
import static com.aifilmstudio.store.testkit.Messages.failed;
import static com.aifilmstudio.store.testkit.Messages.released;
import static com.aifilmstudio.store.testkit.Messages.rendered;
import static com.aifilmstudio.store.testkit.Messages.step;
import static com.aifilmstudio.store.testkit.StudioDatabase.POOL;
import static org.assertj.core.api.Assertions.assertThat;

import com.aifilmstudio.core.money.MicroCredits;
import com.aifilmstudio.core.money.Rate;
import com.aifilmstudio.store.JobId;
import com.aifilmstudio.store.TakeId;
import com.aifilmstudio.store.account.AccountTerms;
import com.aifilmstudio.store.account.Accounts;
import com.aifilmstudio.store.account.Shares;
import com.aifilmstudio.store.event.Events;
import com.aifilmstudio.store.event.History;
import com.aifilmstudio.store.job.JobList;
import com.aifilmstudio.store.job.Jobs;
import com.aifilmstudio.store.job.OldJobs;
import com.aifilmstudio.store.job.WorkQuery;
import com.aifilmstudio.store.measure.Backlog;
import com.aifilmstudio.store.measure.Pace;
import com.aifilmstudio.store.measure.PoolMeasures;
import com.aifilmstudio.store.measure.PoolWorkers;
import com.aifilmstudio.store.measure.Samples;
import com.aifilmstudio.store.money.Captures;
import com.aifilmstudio.store.money.CreditAccounts;
import com.aifilmstudio.store.money.Funding;
import com.aifilmstudio.store.money.Holds;
import com.aifilmstudio.store.money.NewHold;
import com.aifilmstudio.store.money.Statements;
import com.aifilmstudio.store.output.Outputs;
import com.aifilmstudio.store.task.CutInput;
import com.aifilmstudio.store.task.PoolQueue;
import com.aifilmstudio.store.task.PoolTasks;
import com.aifilmstudio.store.task.Reports.Completion;
import com.aifilmstudio.store.task.ShotProgress;
import com.aifilmstudio.store.task.Tasks;
import com.aifilmstudio.store.testkit.StudioDatabase;
import com.aifilmstudio.store.upload.GrantedUpload;
import com.aifilmstudio.store.upload.UploadSweep;
import com.aifilmstudio.store.upload.Uploads;
import com.aifilmstudio.store.worker.Workers;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** Every statement that these calls send is asked for its plan: see {@link Explainer}. */
@Tag("store")
class HotStatementsIT {

  private static final JobId FILM = new JobId(YearsOfFilms.FILM);

  private static StudioDatabase studio;
  private Explainer explainer;

  @BeforeAll
  static void fill() {
    studio = new StudioDatabase();
    var now = studio.clock().instant();
    for (int month = 0; month < 14; month++) {
      new History(studio.database())
          .keep(Duration.ofDays(999), now.minus(Duration.ofDays(30L * month)));
    }
    YearsOfFilms.fill(studio);
  }

  @AfterAll
  static void close() {
    studio.close();
  }

  @BeforeEach
  void look() {
    explainer = Explainer.of(studio);
  }

  @AfterEach
  void noLargeTableIsReadWhole() {
    assertThat(explainer.slow()).isEmpty();
    assertThat(explainer.seen()).isPositive();
  }

  @Test
  void aTasksLife() {
    var worker = studio.aWorker();
    var first = claimed(studio.claims().claim(worker)).lease();
    studio.leases().beat(first, step(first, 3));
    studio.clock().passSeconds(12);
    studio.leases().beat(first, step(first, 4));
    studio.leases().find(first);
    studio.reports().complete(first, rendered(first, 3));
    var second = claimed(studio.claims().claim(worker)).lease();
    studio.reports().fail(second, failed(second, "RENDER.FAILED"));
    var third = claimed(studio.claims().claim(worker)).lease();
    studio.reports().fail(third, released(third));
    claimed(studio.claims().claim(worker));
    studio.clock().passSeconds(StudioDatabase.LEASE_SECONDS + 1);
    studio.sweep().tick();
    studio.sweep().tick();
    studio.leases().dropStrayProgress();
  }

  @Test
  void theLivesOfManyTasksTogether() {
    var workers = Stream.generate(studio::aWorker).limit(20).toList();
    var held =
        studio.claims().claimTogether(workers).values().stream()
            .map(answer -> claimed(answer).lease())
            .toList();
    assertThat(held).hasSize(20);
    studio.leases().find(held);
    var wishes =
        held.stream()
            .map(
                it ->
                    new Uploads.Wish(
                        FILM,
                        it.task(),
                        it.epoch(),
                        List.of(new GrantedUpload("new-" + it.task(), 1, "aa"))))
            .toList();
    Uploads.grant(studio.sql(), wishes, studio.clock().instant());
    Uploads.ofTakes(
        studio.sql(), held.stream().map(it -> new Uploads.Take(it.task(), it.epoch())).toList());
    var results = held.stream().map(it -> new Completion(it, rendered(it, 3))).toList();
    assertThat(studio.reports().completeTogether(results)).isNotEmpty();
  }

  @Test
  void aPassOverAFilmOf500Shots() {
    var now = studio.clock().instant();
    var sql = studio.sql();
    Jobs.find(sql, FILM);
    Jobs.ofResource(sql, "uid-1");
    Jobs.newest(sql, "ns-1", "film-1");
    assertThat(WorkQuery.ofJob(sql, FILM, now).shots()).isEqualTo(500);
    assertThat(ShotProgress.ofJob(sql, FILM)).hasSize(500);
    CutInput.ofJob(sql, FILM);
    Outputs.ofJob(sql, FILM);
    Events.after(sql, FILM, 0, 100);
    var noted = new Jobs.Noted("Rendering", "WaitingForWorkers", "", Optional.of(now));
    studio.database().run(tx -> Jobs.note(tx, FILM, noted, now));
    studio.database().run(tx -> Events.append(tx, FILM, "job.planned", Map.of(), now));
    studio.database().run(tx -> Tasks.prioritise(tx, FILM, 60));
    studio.database().run(tx -> Tasks.due(tx, FILM, Optional.of(now)));
    Backlog.own(sql, FILM);
  }

  @Test
  void aNewFilmAndItsEnd() {
    var film = studio.aFilm(3);
    studio.database().run(tx -> Jobs.cancel(tx, film));
    studio
        .database()
        .run(tx -> Jobs.finish(tx, film, "Canceled", "Canceled", "", studio.clock().instant()));
    studio.database().run(tx -> Jobs.remove(tx, film, studio.clock().instant()));
  }

  @Test
  void aPassOverAPool() {
    var sql = studio.sql();
    var now = studio.clock().instant();
    assertThat(PoolQueue.of(sql, POOL, "sha256:0").tasks()).isPositive();
    PoolQueue.byFilm(sql, POOL, "sha256:0");
    PoolQueue.claimable(sql, POOL, 200, now);
    PoolMeasures.of(sql, POOL);
    Backlog.Queue.ofPool(sql, POOL);
    Pace.ofPool(sql, POOL);
    Workers.ofPool(sql, POOL);
    Workers.sweepSilent(sql, now.minus(Duration.ofMinutes(5)));
    Shares.ofPool(sql, POOL);
    PoolTasks.held(sql, POOL);
    PoolTasks.waiting(sql, POOL);
    PoolWorkers.of(sql, POOL, Duration.ofSeconds(30), now);
    Samples.ofPool(sql, POOL);
  }

  @Test
  void listsOfFilms() {
    var sql = studio.sql();
    assertThat(JobList.of(sql, Optional.empty(), 100)).hasSize(100);
    JobList.of(sql, Optional.of("ns-1"), 100);
    assertThat(JobList.shots(sql, List.of(FILM)).get(FILM).all()).isEqualTo(500);
  }

  @Test
  void theMoneyOfAFilm() {
    var now = studio.clock().instant();
    var rate = new Rate("tinyfilm", "cpu", Optional.of(MicroCredits.of(1000)));
    var film = studio.aFilmOf("ns:2", 3);
    var order = new NewHold(film, "ns:2", rate, MicroCredits.of(1000));
    studio.database().run(tx -> Holds.place(tx, order, now));
    studio
        .database()
        .run(tx -> Captures.of(tx, Holds.find(tx, film).orElseThrow(), TakeId.create(), 900, now));
    studio.database().run(tx -> Funding.retry(tx, film, now));
    studio.database().run(tx -> CreditAccounts.topUp(tx, "ns:2", "pay", MicroCredits.of(1), now));
    studio.database().run(tx -> Jobs.finish(tx, film, "Failed", "INTERNAL", "", now));
    CreditAccounts.find(studio.sql(), "ns:2");
    CreditAccounts.grantDue(studio.database(), now);
    Statements.ofJob(studio.sql(), "ns:2", film);
    var day = Duration.ofDays(1);
    Statements.ofAccount(studio.sql(), "ns:2", now.minus(day), now);
    Statements.byDay(studio.sql(), "ns:2", now.minus(day), now);
  }

  @Test
  void accountsAndHistory() {
    var now = studio.clock().instant();
    studio.database().run(tx -> Accounts.agree(tx, terms(3)));
    studio.database().run(tx -> Accounts.agree(tx, terms(5)));
    studio.database().run(tx -> Accounts.enter(tx, "ns:1", POOL));
    new History(studio.database()).keep(Duration.ofDays(90), now);
    OldJobs.forget(studio.sql(), Instant.parse("2025-04-01T00:00:00Z"), 100);
  }

  @Test
  void aSweepOfUploads() {
    var sweep = new UploadSweep(studio.database(), studio.clock());
    sweep.decide("key-5001-1", Duration.ZERO);
    sweep.candidates(Duration.ofDays(360), 100);
  }

  private static AccountTerms terms(int tier) {
    return new AccountTerms("ns:1", tier, 1, OptionalInt.empty());
  }
}
