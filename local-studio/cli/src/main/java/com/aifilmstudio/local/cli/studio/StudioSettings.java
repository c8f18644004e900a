package com.aifilmstudio.local.cli.studio;

import com.aifilmstudio.api.v1alpha1.RenderPoolSpec;
import java.net.URI;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.function.UnaryOperator;

/**
 * How one studio of this machine differs from the next.
 *
 * @param gpus what the node says it has; the work is done on the CPU
 * @param dispatch where workers reach the operator, when something stands between them
 * @param operatorEnv further environment variables of the operator
 * @param workerEnv environment variables that the workers' image brings along
 * @param pool what is other in its pool than in the one of the examples
 * @param surroundings what it stands in
 * @param frontDoor whether people reach it without Kubernetes, too
 */
public record StudioSettings(
    int gpus,
    Optional<URI> dispatch,
    Map<String, String> operatorEnv,
    Map<String, String> workerEnv,
    UnaryOperator<RenderPoolSpec> pool,
    Surroundings surroundings,
    boolean frontDoor) {

  public StudioSettings {
    operatorEnv = Map.copyOf(operatorEnv);
    workerEnv = Map.copyOf(workerEnv);
  }

  /** In a person's machine. */
  public StudioSettings(
      int gpus,
      Optional<URI> dispatch,
      Map<String, String> operatorEnv,
      Map<String, String> workerEnv,
      UnaryOperator<RenderPoolSpec> pool) {
    this(gpus, dispatch, operatorEnv, workerEnv, pool, Surroundings.USUAL);
  }

  /** To which only Kubernetes leads. */
  public StudioSettings(
      int gpus,
      Optional<URI> dispatch,
      Map<String, String> operatorEnv,
      Map<String, String> workerEnv,
      UnaryOperator<RenderPoolSpec> pool,
      Surroundings surroundings) {
    this(gpus, dispatch, operatorEnv, workerEnv, pool, surroundings, false);
  }

  /** The same, whose workers' image brings along more. */
  public StudioSettings withWorkerEnv(Map<String, String> more) {
    var all = new HashMap<>(workerEnv);
    all.putAll(more);
    return new StudioSettings(gpus, dispatch, operatorEnv, all, pool, surroundings, frontDoor);
  }

  /** The same, with the gateway and what it needs. */
  public StudioSettings withFrontDoor() {
    return new StudioSettings(gpus, dispatch, operatorEnv, workerEnv, pool, surroundings, true);
  }

  /** With the pool of the examples, for films that are applied. */
  public static StudioSettings of(int gpus) {
    return new StudioSettings(gpus, Optional.empty(), Map.of(), Map.of(), UnaryOperator.identity());
  }
}
