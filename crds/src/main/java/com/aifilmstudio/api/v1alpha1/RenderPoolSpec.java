package com.aifilmstudio.api.v1alpha1;

import com.fasterxml.jackson.annotation.JsonIgnoreProperties;
import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonPropertyDescription;
import io.fabric8.generator.annotation.Default;
import io.fabric8.generator.annotation.Required;
import io.fabric8.generator.annotation.ValidationRule;
import io.soabase.recordbuilder.core.RecordBuilder;

/** The workers that an administrator wants. */
@RecordBuilder
@JsonInclude(JsonInclude.Include.NON_EMPTY)
@ValidationRule(
    value = "!has(self.simulated) || self.engine == 'simulated'",
    fieldPath = ".simulated",
    messageExpression =
        "'spec.simulated is for spec.engine simulated, which is ' + self.engine + ': remove it or"
            + " change the engine'")
@JsonIgnoreProperties(ignoreUnknown = true)
public record RenderPoolSpec(
    @JsonPropertyDescription(
            "The namespaces whose films are rendered here. A film of another namespace is told so"
                + " and waits; one that is planned already is finished. Default: the pool's own.")
        @Default("{}")
        AllowedNamespaces allowedNamespaces,
    @JsonPropertyDescription(
            "The largest films that are rendered here. A larger one is told so and waits. Default:"
                + " no limits.")
        @Default("{}")
        FilmLimits limits,
    @JsonPropertyDescription("The model that the workers keep loaded.") @Required ModelRef model,
    @JsonPropertyDescription(
            "What makes the frames: diffusion runs the model, simulated draws a test picture in a"
                + " time that can be set (and says so in the film). Default: diffusion.")
        @Default("diffusion")
        Engine engine,
    @JsonPropertyDescription("Times of the simulated engine.") Simulated simulated,
    @JsonPropertyDescription("The pod of a worker.") @Required WorkerTemplate worker,
    @JsonPropertyDescription("How many workers there are.") @Default("{}") WorkerRange workers,
    @JsonPropertyDescription("When workers come and go.") @Default("{}") Scaling scaling,
    @JsonPropertyDescription(
            "What workers share: with Shared a worker takes tasks of any film, with Dedicated of the"
                + " film of its first task only, and its pod ends when that film has none left for"
                + " it; every film then waits for the start of its own pods. Default: Shared.")
        @Default("Shared")
        Isolation isolation) {

  public RenderPoolSpec {
    allowedNamespaces = allowedNamespaces == null ? AllowedNamespaces.DEFAULT : allowedNamespaces;
    limits = limits == null ? FilmLimits.NONE : limits;
    engine = engine == null ? Engine.diffusion : engine;
    workers = workers == null ? WorkerRange.DEFAULT : workers;
    scaling = scaling == null ? Scaling.DEFAULT : scaling;
    isolation = isolation == null ? Isolation.Shared : isolation;
  }
}
