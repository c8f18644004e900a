package com.aifilmstudio.gateway.jobs;

import com.aifilmstudio.core.protocol.Complete;
import com.aifilmstudio.core.protocol.QualityReport;
import com.aifilmstudio.gateway.testkit.Films;
import com.aifilmstudio.store.Database;
import com.aifilmstudio.store.JobId;
import com.aifilmstudio.store.WorkerId;
import com.aifilmstudio.store.job.Plans;
import com.aifilmstudio.store.pool.Pools;
import com.aifilmstudio.store.task.ClaimAnswer;
import com.aifilmstudio.store.task.ClaimedTask;
import com.aifilmstudio.store.task.Claims;
import com.aifilmstudio.store.task.Reports;
import com.aifilmstudio.store.worker.NewWorker;
import com.aifilmstudio.store.worker.Registrations;
import com.fasterxml.jackson.databind.ObjectMapper;
import jakarta.inject.Singleton;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;

/** The rest of the studio, as far as the database shows it: films are planned, workers render. */
@Singleton
public class Floor {

  private final OrderPlanner planner;
  private final ObjectMapper json;
  private final Database database;
  private final InstantSource clock = InstantSource.system();

  Floor(OrderPlanner planner, ObjectMapper json, Database database) {
    this.planner = planner;
    this.json = json;
    this.database = database;
  }

  /** A pool that nobody else uses. */
  public static String aPool() {
    return "render-system/pool-" + UUID.randomUUID();
  }

  /** Plans the film, as {@link Films#BODY} has it, for a pool of its own. */
  public void plan(JobId job, String pool) throws Exception {
    var order = planner.plan("acme", json.readValue(Films.BODY, JobRequest.class));
    var planned =
        new Plans.Planned(
            order.plan(), Optional.empty(), Optional.empty(), Set.of(), Map.of(), shot -> 2.0, 30);
    move(job, pool);
    database.run(tx -> Plans.store(tx, job, planned, clock.instant()));
  }

  private void move(JobId job, String pool) {
    database.sql().execute("update job set pool = ? where id = ?", pool, job.value());
    var shared = Pools.find(database.sql(), Films.POOL).orElseThrow();
    database
        .sql()
        .execute(
            "insert into pool select ?, bundle_digest, engine, gpu, gpus, max_workers, max_width,"
                + " max_height, max_fps, false, wanted_workers from pool where name = ?"
                + " on conflict do nothing",
            pool,
            shared.name());
  }

  public WorkerId aWorker(String pool) {
    var pod = "pod-" + UUID.randomUUID();
    return new Registrations(database, clock)
        .admit(
            new NewWorker(
                pool,
                pod,
                pod,
                "node-1",
                "r1",
                Films.DIGEST,
                "cpu",
                "c1",
                "simulated",
                1,
                false,
                "1"))
        .id();
  }

  /** The worker takes the next task of its pool. */
  public ClaimedTask claim(WorkerId worker) {
    return ((ClaimAnswer.Claimed) new Claims(database, clock).claim(worker)).task();
  }

  /** The shot is rendered, and this was seen in it. */
  public void complete(ClaimedTask task, QualityReport.Finding... findings) {
    var lease = task.lease();
    var file = new Complete.Output("shot.mp4", "jobs/" + lease.task().value(), 10, "aa");
    new Reports(database, clock)
        .complete(
            lease,
            new Complete(
                lease.epoch(),
                List.of(file),
                new QualityReport(Map.of("motion", 0.7), List.of(findings)),
                Map.of("gpuSeconds", 1.0)));
  }
}
