package com.aifilmstudio.operator.dispatch;

import com.aifilmstudio.core.failure.FailureCode;
import com.aifilmstudio.core.plan.FilmPlan;
import com.aifilmstudio.core.protocol.Claim;
import com.aifilmstudio.core.protocol.CutOrder;
import com.aifilmstudio.core.protocol.Fail;
import com.aifilmstudio.core.protocol.RenderOrder;
import com.aifilmstudio.core.protocol.TaskKind;
import com.aifilmstudio.operator.memory.BriefMemory;
import com.aifilmstudio.operator.objects.ObjectName;
import com.aifilmstudio.operator.objects.ObjectStore;
import com.aifilmstudio.operator.start.StudioConfig;
import com.aifilmstudio.store.Database;
import com.aifilmstudio.store.JobId;
import com.aifilmstudio.store.job.Plans;
import com.aifilmstudio.store.task.Checkpoints;
import com.aifilmstudio.store.task.ClaimedTask;
import com.aifilmstudio.store.task.CutInput;
import com.aifilmstudio.store.task.Reports;
import jakarta.inject.Singleton;
import java.net.URI;
import java.time.Duration;
import java.time.InstantSource;
import java.util.Comparator;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;

/** What a claimed task asks its worker to do, from the job's plan. */
@Singleton
class Orders {

  /** A plan never changes; forgotten all the same, in case an older database is put back. */
  private static final Duration REMEMBERED = Duration.ofMinutes(1);

  private static final int MOST_PLANS = 32;

  private final Database database;
  private final ObjectStore objects;
  private final Reports reports;
  private final String films;
  private final BriefMemory<JobId, FilmPlan> plans;

  Orders(
      Database database,
      ObjectStore objects,
      Reports reports,
      InstantSource clock,
      StudioConfig config) {
    this.database = database;
    this.objects = objects;
    this.reports = reports;
    this.films = config.objects().filmsBucket();
    this.plans = new BriefMemory<>(clock, REMEMBERED, MOST_PLANS);
  }

  /**
   * The claim as its worker gets it. A task that cannot be put into words is given back at once.
   */
  Claim of(ClaimedTask task) {
    try {
      var plan = plans.get(task.job(), id -> Plans.find(database.sql(), id).orElseThrow());
      return switch (task.kind()) {
        case RENDER -> claim(task, Optional.of(render(task, plan)), Optional.empty());
        case ASSEMBLE -> claim(task, Optional.empty(), Optional.of(cut(task, plan)));
        case PROBE -> throw new IllegalStateException("a probe is no task of a film");
      };
    } catch (RuntimeException e) {
      reports.fail(
          task.lease(),
          new Fail(
              task.lease().epoch(),
              FailureCode.INTERNAL.code(),
              "The task could not be described to a worker.",
              false));
      throw e;
    }
  }

  private Claim claim(ClaimedTask task, Optional<RenderOrder> render, Optional<CutOrder> cut) {
    var id = task.lease().task().value();
    return new Claim(
        id,
        task.kind(),
        new Claim.Lease(id, task.lease().epoch(), task.ttlSeconds()),
        render,
        cut,
        checkpoint(task));
  }

  /** The first attempt at a task has none, and need not be looked up. */
  private Optional<Claim.Checkpoint> checkpoint(ClaimedTask task) {
    if (task.kind() == TaskKind.ASSEMBLE || task.lease().epoch() == 1) {
      return Optional.empty();
    }
    return Checkpoints.find(database.sql(), task.lease().task())
        .map(
            row ->
                new Claim.Checkpoint(
                    row.part(),
                    row.step(),
                    address(row.key()),
                    row.sha256(),
                    row.bytes(),
                    row.compatibility()));
  }

  private static RenderOrder render(ClaimedTask task, FilmPlan plan) {
    var shot = byOrdinal(plan).get(task.ordinal());
    return new RenderOrder(
        task.job().value(),
        shot.name(),
        shot.prompt(),
        shot.negative(),
        plan.width(),
        plan.height(),
        plan.framesPerSecond(),
        shot.deliveredFrames(),
        shot.parts().stream()
            .map(part -> new RenderOrder.Part(part.frames(), part.keep(), part.seed()))
            .toList(),
        plan.steps(),
        plan.guidance(),
        plan.sampler());
  }

  private CutOrder cut(ClaimedTask task, FilmPlan plan) {
    var input = CutInput.ofJob(database.sql(), task.job());
    var finished =
        input.shots().stream()
            .collect(Collectors.toMap(CutInput.FinishedShot::ordinal, Function.identity()));
    var missing =
        input.missing().stream()
            .collect(Collectors.toMap(CutInput.MissingShot::ordinal, Function.identity()));
    return new CutOrder(
        task.job().value(),
        plan.title(),
        plan.width(),
        plan.height(),
        plan.framesPerSecond(),
        plan.bundleDigest(),
        plan.sampler(),
        plan.steps(),
        plan.guidance(),
        plan.shots().stream()
            .sorted(Comparator.comparingInt(FilmPlan.Shot::ordinal))
            .map(
                shot ->
                    finished.containsKey(shot.ordinal())
                        ? shot(shot, finished.get(shot.ordinal()))
                        : slate(shot, missing.get(shot.ordinal())))
            .toList(),
        plan.captions().stream()
            .map(
                cue ->
                    new CutOrder.Cue(cue.startMillis(), cue.endMillis(), cue.speaker(), cue.text()))
            .toList(),
        input.outputs());
  }

  private CutOrder.CutShot shot(FilmPlan.Shot planned, CutInput.FinishedShot done) {
    return new CutOrder.CutShot(
        planned.name(),
        planned.prompt(),
        planned.seed(),
        planned.recipe(),
        done.numericClass(),
        planned.deliveredFrames(),
        planned.transition(),
        address(done.key()),
        done.sha256(),
        done.bytes(),
        Optional.empty());
  }

  private static CutOrder.CutShot slate(FilmPlan.Shot planned, CutInput.MissingShot missing) {
    return new CutOrder.CutShot(
        planned.name(),
        planned.prompt(),
        planned.seed(),
        planned.recipe(),
        "",
        planned.deliveredFrames(),
        planned.transition(),
        null,
        "",
        0,
        Optional.of(new CutOrder.Slate(missing.code(), missing.message())));
  }

  private URI address(String key) {
    return objects.signGet(new ObjectName(films, key), Addresses.FOR_READING);
  }

  private static Map<Integer, FilmPlan.Shot> byOrdinal(FilmPlan plan) {
    return plan.shots().stream()
        .collect(Collectors.toMap(FilmPlan.Shot::ordinal, Function.identity()));
  }
}
