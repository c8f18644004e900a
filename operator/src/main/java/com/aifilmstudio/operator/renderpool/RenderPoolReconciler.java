package com.aifilmstudio.operator.renderpool;

import com.aifilmstudio.api.v1alpha1.RenderPool;
import com.aifilmstudio.api.v1alpha1.RenderPoolStatus;
import com.aifilmstudio.operator.start.Leader;
import com.aifilmstudio.operator.start.StudioConfig;
import com.aifilmstudio.operator.status.StatusBudget;
import io.fabric8.kubernetes.api.model.ObjectMetaBuilder;
import io.fabric8.kubernetes.api.model.Pod;
import io.javaoperatorsdk.operator.api.config.informer.Informer;
import io.javaoperatorsdk.operator.api.reconciler.Context;
import io.javaoperatorsdk.operator.api.reconciler.ControllerConfiguration;
import io.javaoperatorsdk.operator.api.reconciler.EventSourceContext;
import io.javaoperatorsdk.operator.api.reconciler.Reconciler;
import io.javaoperatorsdk.operator.api.reconciler.UpdateControl;
import io.javaoperatorsdk.operator.processing.event.rate.RateLimited;
import io.javaoperatorsdk.operator.processing.event.source.EventSource;
import java.time.Duration;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;

/** One pass over a RenderPool: look at model, pods and queue, staff it, write one status. */
@RateLimited(maxReconciliations = 4, within = 1)
@ControllerConfiguration(
    name = "renderpool",
    fieldManager = "film-studio-operator",
    informer = @Informer(comparableResourceVersions = false, itemStore = SlimPools.class))
public class RenderPoolReconciler implements Reconciler<RenderPool> {

  /** The object store does not call when the bundle appears. */
  private static final Duration WITHOUT_MODEL = Duration.ofSeconds(10);

  private final PoolSources sources;
  private final PoolObserver observer;
  private final PoolEffects effects;
  private final PoolStory story;
  private final Leader leader;
  private final StatusBudget budget;

  RenderPoolReconciler(
      PoolSources sources,
      PoolObserver observer,
      PoolEffects effects,
      PoolStory story,
      Leader leader,
      StudioConfig config,
      InstantSource clock) {
    this.sources = sources;
    this.observer = observer;
    this.effects = effects;
    this.story = story;
    this.leader = leader;
    this.budget = new StatusBudget(clock, config.status().perJob(), config.status().perSecond());
  }

  @Override
  public List<EventSource<?, RenderPool>> prepareEventSources(
      EventSourceContext<RenderPool> context) {
    return sources.prepare(context);
  }

  @Override
  public UpdateControl<RenderPool> reconcile(RenderPool pool, Context<RenderPool> context) {
    sources.follow(pool);
    var pods = context.getSecondaryResources(Pod.class);
    var measures = observer.measures(pool);
    var seen = observer.observe(pool, pods, measures);
    var staffing = Staffing.decide(seen);
    var byUid =
        pods.stream()
            .collect(Collectors.toMap(pod -> pod.getMetadata().getUid(), Function.identity()));
    var refusal =
        staffing.steps().stream()
            .flatMap(step -> effects.carryOut(step, pool, byUid).stream())
            .toList();
    var before = Optional.ofNullable(pool.getStatus());
    var next =
        PoolStatus.of(
            new PoolStatus.Sources(
                before,
                pool.getMetadata().getGeneration(),
                seen,
                staffing,
                refusal.stream().findFirst(),
                measures,
                leader.leadership().epoch()));
    var control = write(pool, before, next);
    return control.getScheduleDelay().isPresent()
        ? control // sooner than any other reason to look again
        : control.rescheduleAfter(
            seen.model() instanceof ModelSeen.Missing
                ? WITHOUT_MODEL
                : staffing.recheckIn(seen.now()));
  }

  private UpdateControl<RenderPool> write(
      RenderPool pool, Optional<RenderPoolStatus> before, RenderPoolStatus next) {
    if (PoolStatus.same(before, next)) {
      return UpdateControl.noUpdate();
    }
    var wait = budget.take(pool.getMetadata().getUid());
    if (!wait.isZero()) {
      return UpdateControl.<RenderPool>noUpdate().rescheduleAfter(wait);
    }
    story.tell(pool, before, next);
    var patch = new RenderPool();
    patch.setMetadata(
        new ObjectMetaBuilder()
            .withNamespace(pool.getMetadata().getNamespace())
            .withName(pool.getMetadata().getName())
            .withUid(pool.getMetadata().getUid())
            .build());
    patch.setStatus(next);
    return UpdateControl.patchStatus(patch);
  }
}
