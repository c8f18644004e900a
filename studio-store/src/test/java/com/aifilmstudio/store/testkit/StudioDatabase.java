package com.aifilmstudio.store.testkit;

import static com.aifilmstudio.store.schema.Tables.BUNDLE;
import static com.aifilmstudio.store.schema.Tables.JOB;
import static com.aifilmstudio.store.schema.Tables.SHOT;
import static com.aifilmstudio.store.schema.Tables.STUDIO;
import static com.aifilmstudio.store.schema.Tables.TASK;

import com.aifilmstudio.local.parts.testkit.SharedPostgres;
import com.aifilmstudio.store.Database;
import com.aifilmstudio.store.JobId;
import com.aifilmstudio.store.ShotId;
import com.aifilmstudio.store.TaskId;
import com.aifilmstudio.store.WorkerId;
import com.aifilmstudio.store.task.Claims;
import com.aifilmstudio.store.task.LeaseSweep;
import com.aifilmstudio.store.task.Leases;
import com.aifilmstudio.store.task.Reports;
import com.aifilmstudio.store.task.ShotTask;
import com.aifilmstudio.store.task.Tasks;
import com.aifilmstudio.store.worker.NewWorker;
import com.aifilmstudio.store.worker.Registrations;
import io.agroal.api.AgroalDataSource;
import io.agroal.api.configuration.supplier.AgroalDataSourceConfigurationSupplier;
import io.agroal.api.exceptionsorter.PostgreSQLExceptionSorter;
import io.agroal.api.security.NamePrincipal;
import io.agroal.api.security.SimplePassword;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import org.flywaydb.core.Flyway;
import org.jooq.DSLContext;

/** One test's database, with the services that work on it. */
public final class StudioDatabase implements AutoCloseable {

  public static final String POOL = "render-system/tinyfilm";
  public static final int LEASE_SECONDS = 30;

  private final AgroalDataSource source;
  private final Database database;
  private final MovableClock clock = new MovableClock();
  private final AtomicInteger count = new AtomicInteger();

  public StudioDatabase() {
    var fresh =
        SharedPostgres.freshDatabase(
            "studio-schema",
            empty ->
                Flyway.configure()
                    .dataSource(empty.jdbcUrl(), empty.user(), empty.password())
                    .load()
                    .migrate());
    try {
      source =
          AgroalDataSource.from(
              new AgroalDataSourceConfigurationSupplier()
                  .connectionPoolConfiguration(
                      pool ->
                          pool.maxSize(16)
                              .acquisitionTimeout(Duration.ofSeconds(30))
                              .exceptionSorter(new PostgreSQLExceptionSorter())
                              .connectionFactoryConfiguration(
                                  to ->
                                      to.jdbcUrl(fresh.jdbcUrl())
                                          .principal(new NamePrincipal(fresh.user()))
                                          .credential(new SimplePassword(fresh.password())))));
    } catch (SQLException e) {
      throw new IllegalStateException(e);
    }
    database = new Database(source);
    database.sql().update(STUDIO).set(STUDIO.TICK_AT, clock.instant()).execute();
    database
        .sql()
        .insertInto(BUNDLE)
        .set(BUNDLE.DIGEST, "sha256:0")
        .set(BUNDLE.NAME, "tinyfilm")
        .set(BUNDLE.VERSION, "1.0.0")
        .set(BUNDLE.URI, "s3://models/tinyfilm")
        .set(BUNDLE.MANIFEST, "{}")
        .set(BUNDLE.SEEN_AT, clock.instant())
        .execute();
  }

  public Database database() {
    return database;
  }

  public DSLContext sql() {
    return database.sql();
  }

  public AgroalDataSource source() {
    return source;
  }

  public MovableClock clock() {
    return clock;
  }

  public Claims claims() {
    return new Claims(database, clock);
  }

  public Leases leases() {
    return new Leases(database, clock);
  }

  public Reports reports() {
    return new Reports(database, clock);
  }

  public LeaseSweep sweep() {
    return new LeaseSweep(database, clock);
  }

  public Registrations registrations() {
    return new Registrations(database, clock);
  }

  /** A registered worker of the pool with one GPU. */
  public WorkerId aWorker() {
    return register("pod-" + count.incrementAndGet()).id();
  }

  public WorkerId aWorkerOn(String node) {
    return register("pod-" + count.incrementAndGet(), node, false).id();
  }

  public Registrations.Admitted register(String pod) {
    return register(pod, "node-1", false);
  }

  /** A registered worker that serves one film only. */
  public WorkerId aDedicatedWorker() {
    return register("pod-" + count.incrementAndGet(), "node-1", true).id();
  }

  private Registrations.Admitted register(String pod, String node, boolean dedicated) {
    return registrations()
        .admit(
            new NewWorker(
                POOL,
                pod,
                pod + "-uid",
                node,
                "r1",
                "sha256:0",
                "gpu",
                "cpu-1",
                "simulated",
                1,
                dedicated,
                "1"));
  }

  /** A planned film of so many shots, all ready. */
  public JobId aFilm(int shots) {
    return aFilm(shots, 50, 3, "{}");
  }

  public JobId aFilm(int shots, int priority, int maxAttempts, String quality) {
    return aFilm("ns:studio", shots, priority, maxAttempts, quality);
  }

  /** A film of another account. */
  public JobId aFilmOf(String account, int shots) {
    return aFilm(account, shots, 50, 3, "{}");
  }

  private JobId aFilm(String account, int shots, int priority, int maxAttempts, String quality) {
    var job = JobId.create();
    database.run(
        tx -> {
          tx.insertInto(JOB)
              .set(JOB.ID, job.value())
              .set(JOB.UID, job.value())
              .set(JOB.NAMESPACE, "studio")
              .set(JOB.NAME, job.value())
              .set(JOB.ACCOUNT, account)
              .set(JOB.BUNDLE_DIGEST, "sha256:0")
              .set(JOB.POOL, POOL)
              .set(JOB.DESIRED_STATE, "Running")
              .set(JOB.PHASE, "Rendering")
              .set(JOB.REASON, "Planned")
              .set(JOB.PRIORITY, priority)
              .set(JOB.MAX_ATTEMPTS, maxAttempts)
              .set(JOB.FILM, "{}")
              .set(JOB.OUTPUTS, "[\"Mp4\"]")
              .set(JOB.QUALITY, quality)
              .set(JOB.CREATED_AT, clock.instant())
              .execute();
          Tasks.enqueueRender(tx, job, shots(tx, job, shots), LEASE_SECONDS, clock.instant());
        });
    return job;
  }

  /** So many failed shots may be missing from the film. */
  public void mayMiss(JobId job, int shots) {
    sql().update(JOB).set(JOB.MAX_FAILED_SHOTS, shots).where(JOB.ID.eq(job.value())).execute();
  }

  private static List<ShotTask> shots(DSLContext tx, JobId job, int count) {
    var tasks = new ArrayList<ShotTask>();
    for (int ordinal = 1; ordinal <= count; ordinal++) {
      var shot = ShotId.create();
      tx.insertInto(SHOT)
          .set(SHOT.ID, shot.value())
          .set(SHOT.JOB_ID, job.value())
          .set(SHOT.ORDINAL, ordinal)
          .set(SHOT.NAME, "s1-" + ordinal)
          .set(SHOT.RECIPE, job + "-" + ordinal)
          .set(SHOT.PHASE, "Queued")
          .execute();
      tasks.add(new ShotTask(shot, ordinal, 2.5, "64x36x49/20"));
    }
    return tasks;
  }

  /** What the reconciler does when a film is not wanted any more. */
  public void cancel(JobId job) {
    database.run(
        tx -> {
          tx.update(JOB).set(JOB.DESIRED_STATE, "Canceled").where(JOB.ID.eq(job.value())).execute();
          Tasks.cancelAll(tx, job);
        });
  }

  public void remove(JobId job) {
    cancel(job);
    sql()
        .update(JOB)
        .set(JOB.FINISHED_AT, clock.instant())
        .set(JOB.REMOVED_AT, clock.instant())
        .where(JOB.ID.eq(job.value()))
        .execute();
  }

  public String taskState(TaskId task) {
    return sql()
        .select(TASK.STATE)
        .from(TASK)
        .where(TASK.ID.eq(task.value()))
        .fetchSingle(TASK.STATE);
  }

  public String shotPhase(ShotId shot) {
    return sql()
        .select(SHOT.PHASE)
        .from(SHOT)
        .where(SHOT.ID.eq(shot.value()))
        .fetchSingle(SHOT.PHASE);
  }

  public int tasks(JobId job, String kind) {
    return sql().fetchCount(TASK, TASK.JOB_ID.eq(job.value()), TASK.KIND.eq(kind));
  }

  @Override
  public void close() {
    source.close();
  }
}
