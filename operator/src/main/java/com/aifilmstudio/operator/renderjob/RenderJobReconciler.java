package com.aifilmstudio.operator.renderjob;

import com.aifilmstudio.api.v1alpha1.RenderJob;
import com.aifilmstudio.api.v1alpha1.RenderJobStatus;
import com.aifilmstudio.api.v1alpha1.RenderPool;
import com.aifilmstudio.api.v1alpha1.StudioApi;
import com.aifilmstudio.store.job.JobRow;
import io.javaoperatorsdk.operator.api.config.informer.Informer;
import io.javaoperatorsdk.operator.api.reconciler.Cleaner;
import io.javaoperatorsdk.operator.api.reconciler.Context;
import io.javaoperatorsdk.operator.api.reconciler.ControllerConfiguration;
import io.javaoperatorsdk.operator.api.reconciler.DeleteControl;
import io.javaoperatorsdk.operator.api.reconciler.EventSourceContext;
import io.javaoperatorsdk.operator.api.reconciler.Reconciler;
import io.javaoperatorsdk.operator.api.reconciler.UpdateControl;
import io.javaoperatorsdk.operator.processing.event.source.EventSource;
import java.util.List;
import java.util.Optional;

/**
 * One pass over a RenderJob: look, decide, act until there is nothing to do, write one status.
 * JOSDK 5.3 loses spec edits that arrive during its own status write unless resource versions are
 * declared incomparable.
 */
@ControllerConfiguration(
    name = "renderjob",
    fieldManager = "film-studio-operator",
    finalizerName = StudioApi.JOB_FINALIZER,
    informer = @Informer(comparableResourceVersions = false, itemStore = SlimJobs.class))
public class RenderJobReconciler implements Reconciler<RenderJob>, Cleaner<RenderJob> {

  /** More steps than any film needs in one pass: adopt, pause, amend, plan, cut, publish. */
  private static final int MOST_STEPS = 10;

  private final JobSources sources;
  private final JobRows rows;
  private final Observer observer;
  private final Effects effects;
  private final StatusWriter writer;
  private final Farewell farewell;
  private final EarlierLife earlierLife;

  RenderJobReconciler(
      JobSources sources,
      JobRows rows,
      Observer observer,
      Effects effects,
      StatusWriter writer,
      Farewell farewell,
      EarlierLife earlierLife) {
    this.sources = sources;
    this.rows = rows;
    this.observer = observer;
    this.effects = effects;
    this.writer = writer;
    this.farewell = farewell;
    this.earlierLife = earlierLife;
  }

  @Override
  public List<EventSource<?, RenderJob>> prepareEventSources(
      EventSourceContext<RenderJob> context) {
    return sources.prepare(context);
  }

  @Override
  public UpdateControl<RenderJob> reconcile(RenderJob job, Context<RenderJob> context) {
    boolean restored = earlierLife.has(job);
    if (isOver(job)) {
      sources.leave(job);
      if (restored) {
        earlierLife.settle(job);
      }
      return farewell.afterTheEnd(job);
    }
    var pool = sources.pool(PoolName.of(job));
    var unreadable = Optional.<String>empty();
    for (int steps = 0; steps < MOST_STEPS; steps++) {
      var row = rows.of(job);
      row.ifPresent(found -> sources.follow(found.id(), job));
      if (restored && row.filter(JobRow::planned).isPresent()) {
        earlierLife.takeBack(row.get());
        restored = false;
      }
      var seen = observer.observe(job, pool, sources.labels(job), row, unreadable);
      var step = Lifecycle.decide(seen);
      if (step instanceof Step.Rest rest) {
        return writer.write(job, seen, rest);
      }
      unreadable = carryOut(step, job, pool, row);
    }
    throw new IllegalStateException("no rest after %d steps".formatted(MOST_STEPS));
  }

  private Optional<String> carryOut(
      Step step, RenderJob job, Optional<RenderPool> pool, Optional<JobRow> row) {
    switch (step) {
      case Step.Adopt ignored -> effects.adopt(job);
      case Step.Cancel ignored -> effects.cancel(row.orElseThrow());
      case Step.Plan plan -> effects.plan(job, pool.orElseThrow(), row.orElseThrow(), plan);
      case Step.Pause ignored -> effects.pause(row.orElseThrow());
      case Step.Resume ignored -> effects.resume(row.orElseThrow());
      case Step.HoldBack(boolean held) -> effects.holdBack(row.orElseThrow(), held);
      case Step.Fund ignored -> effects.fund(row.orElseThrow());
      case Step.Amend wish -> effects.amend(row.orElseThrow(), wish);
      case Step.End(var ending) -> effects.end(row.orElseThrow(), ending);
      case Step.Expire(var ending) -> effects.expire(row.orElseThrow(), ending);
      case Step.StopShots ignored -> effects.stopShots(row.orElseThrow());
      case Step.OrderCut ignored -> effects.orderCut(row.orElseThrow());
      case Step.Publish ignored -> {
        return effects.publish(row.orElseThrow());
      }
      case Step.Finish(Standing end) -> effects.finish(row.orElseThrow(), end);
      case Step.Rest ignored -> throw new IllegalArgumentException("nothing to do");
    }
    return Optional.empty();
  }

  @Override
  public DeleteControl cleanup(RenderJob job, Context<RenderJob> context) {
    sources.leave(job);
    return farewell.onDeletion(job);
  }

  private static boolean isOver(RenderJob job) {
    return Optional.ofNullable(job.getStatus())
        .map(RenderJobStatus::phase)
        .filter(phase -> phase.isTerminal())
        .isPresent();
  }
}
