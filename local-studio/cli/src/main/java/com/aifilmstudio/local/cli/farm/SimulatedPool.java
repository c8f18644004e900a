package com.aifilmstudio.local.cli.farm;

import com.aifilmstudio.api.v1alpha1.Engine;
import com.aifilmstudio.api.v1alpha1.IdleTimeout;
import com.aifilmstudio.api.v1alpha1.RenderPoolSpec;
import com.aifilmstudio.api.v1alpha1.RenderPoolSpecBuilder;
import com.aifilmstudio.api.v1alpha1.Scaling;
import com.aifilmstudio.api.v1alpha1.Simulated;
import com.aifilmstudio.api.v1alpha1.TimeSpan;
import com.aifilmstudio.api.v1alpha1.WorkerRange;
import com.aifilmstudio.api.v1alpha1.WorkerResources;
import com.aifilmstudio.api.v1alpha1.WorkerTemplateBuilder;
import io.fabric8.kubernetes.api.model.Quantity;
import java.time.Duration;
import java.util.function.UnaryOperator;

/**
 * Workers that pretend to render, so that a bench measures the farm and not the model.
 *
 * @param min workers that are always there
 * @param max as many come when there is work for a second
 */
public record SimulatedPool(int min, int max, Duration load, Duration step)
    implements UnaryOperator<RenderPoolSpec> {

  /** Always as many as these. */
  public static SimulatedPool always(int workers, Duration load, Duration step) {
    return new SimulatedPool(workers, workers, load, step);
  }

  /** None without work. */
  public static SimulatedPool upTo(int workers, Duration load, Duration step) {
    return new SimulatedPool(0, workers, load, step);
  }

  @Override
  public RenderPoolSpec apply(RenderPoolSpec spec) {
    // Little enough that the scheduler fits them all onto one machine; nothing holds them to it.
    var little = new WorkerResources(new Quantity("100m"), new Quantity("256Mi"));
    return RenderPoolSpecBuilder.builder(spec)
        .engine(Engine.simulated)
        .simulated(new Simulated(new TimeSpan(load), new TimeSpan(step)))
        .worker(WorkerTemplateBuilder.builder(spec.worker()).resources(little).build())
        .workers(new WorkerRange(min, max, 0))
        .scaling(new Scaling(new TimeSpan(Duration.ofSeconds(1)), IdleTimeout.AUTO))
        .build();
  }
}
