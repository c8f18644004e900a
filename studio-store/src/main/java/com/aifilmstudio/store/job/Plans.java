package com.aifilmstudio.store.job;

import static com.aifilmstudio.store.schema.Tables.JOB;
import static com.aifilmstudio.store.schema.Tables.POOL;

import com.aifilmstudio.core.Json;
import com.aifilmstudio.core.plan.FilmPlan;
import com.aifilmstudio.store.JobId;
import com.aifilmstudio.store.event.Events;
import com.aifilmstudio.store.money.Holds;
import com.aifilmstudio.store.money.Prices;
import com.aifilmstudio.store.shot.FinishedShot;
import com.aifilmstudio.store.shot.Shots;
import com.aifilmstudio.store.task.Tasks;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.ToDoubleFunction;
import org.jooq.DSLContext;

/** The plan of a job: stored once, together with its shots and tasks. */
public final class Plans {

  private Plans() {}

  /**
   * What planning decided.
   *
   * @param script the screenplay as it was read, so that later edits of its source change nothing
   * @param numericClasses those in which the pool's workers compute; shots rendered in one of them
   *     count as the same pictures
   * @param found shots by recipe that the object store has, though this database may not
   * @param gpuSeconds what a shot will take
   */
  public record Planned(
      FilmPlan plan,
      Optional<String> script,
      Optional<String> scriptSha256,
      Set<String> numericClasses,
      Map<String, FinishedShot> found,
      ToDoubleFunction<FilmPlan.Shot> gpuSeconds,
      int leaseSeconds) {}

  public static Optional<FilmPlan> find(DSLContext sql, JobId id) {
    return sql.select(JOB.PLAN)
        .from(JOB)
        .where(JOB.ID.eq(id.value()))
        .fetchOptional(JOB.PLAN)
        .map(text -> Json.read(text, FilmPlan.class));
  }

  /**
   * Stores the plan with its shots and tasks. A job is planned once: where another pass was faster,
   * or the job has ended meanwhile, nothing happens. The update locks the job's row, so that two
   * passes of a replaced and a new leader cannot both insert shots.
   */
  public static void store(DSLContext tx, JobId id, Planned planned, Instant now) {
    int first =
        tx.update(JOB)
            .set(JOB.PLAN, Json.write(planned.plan()))
            .set(JOB.BUNDLE_DIGEST, planned.plan().bundleDigest())
            .set(JOB.SCRIPT, planned.script().orElse(null))
            .set(JOB.SCRIPT_SHA256, planned.scriptSha256().orElse(null))
            .where(
                JOB.ID.eq(id.value()),
                JOB.PLAN.isNull(),
                JOB.FINISHED_AT.isNull(),
                JOB.ENDING_PHASE.isNull(),
                JOB.DESIRED_STATE.eq("Running"))
            .execute();
    if (first == 0) {
      return;
    }
    var toRender = Shots.insert(tx, id, planned);
    Tasks.enqueueRender(tx, id, toRender, planned.leaseSeconds(), now);
    openHold(tx, id, planned.plan().bundleDigest(), now);
    int shots = planned.plan().shots().size();
    Events.append(
        tx, id, "job.planned", Map.of("shots", shots, "reused", shots - toRender.size()), now);
  }

  /** What it pays is agreed now, unless it was when it was ordered. */
  private static void openHold(DSLContext tx, JobId id, String bundle, Instant now) {
    var job =
        tx.select(JOB.ACCOUNT, POOL.GPU)
            .from(JOB)
            .leftJoin(POOL)
            .on(POOL.NAME.eq(JOB.POOL))
            .where(JOB.ID.eq(id.value()))
            .fetchSingle();
    var gpu = Optional.ofNullable(job.get(POOL.GPU)).orElse("");
    Holds.openAfterwards(tx, id, job.get(JOB.ACCOUNT), Prices.rate(tx, bundle, gpu, now), now);
  }
}
