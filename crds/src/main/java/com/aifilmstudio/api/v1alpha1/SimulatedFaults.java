package com.aifilmstudio.api.v1alpha1;

import com.fasterxml.jackson.annotation.JsonIgnoreProperties;
import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonPropertyDescription;
import io.fabric8.generator.annotation.Default;
import io.fabric8.generator.annotation.Max;
import io.fabric8.generator.annotation.Min;
import io.fabric8.generator.annotation.Pattern;
import io.fabric8.generator.annotation.Size;
import java.util.List;

/** What the simulated engine is to fail of. */
@JsonInclude(JsonInclude.Include.NON_EMPTY)
@JsonIgnoreProperties(ignoreUnknown = true)
public record SimulatedFaults(
    @JsonPropertyDescription("Names of the nodes that fail, at most 16. Default: all nodes.")
        @Size(max = 16)
        List<@Size(min = 1, max = 253) String> nodes,
    @JsonPropertyDescription(
            "Takes that each worker there fails before it works, 1 to 1000000. Default: 1000000.")
        @Default("1000000")
        @Min(1)
        @Max(1_000_000)
        Integer takes,
    @JsonPropertyDescription("Failure code that they report. Default: RENDER.FAILED.")
        @Default("RENDER.FAILED")
        @Pattern("[A-Z_]+([.][A-Z_]+)*")
        @Size(max = 64)
        String code) {

  public SimulatedFaults {
    nodes = nodes == null ? List.of() : List.copyOf(nodes);
    takes = takes == null ? 1_000_000 : takes;
    code = code == null ? "RENDER.FAILED" : code;
  }
}
