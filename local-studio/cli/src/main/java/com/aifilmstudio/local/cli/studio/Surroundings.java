package com.aifilmstudio.local.cli.studio;

import com.aifilmstudio.local.parts.controlplane.ControlPlaneOptions;
import java.net.URI;
import java.util.List;
import java.util.Optional;

/**
 * What a studio stands in, where that is not a person's machine.
 *
 * @param plane the control plane; the node of this machine is added
 * @param objects what stands in for the object store, as the operator reaches it
 * @param operatorJava options of the operator's JVM that go before those of the chart
 */
public record Surroundings(
    ControlPlaneOptions plane, Optional<URI> objects, List<String> operatorJava) {
  public Surroundings {
    operatorJava = List.copyOf(operatorJava);
  }

  /** A machine that does other things as well: the operator is kept small. */
  public static final Surroundings USUAL =
      new Surroundings(
          ControlPlaneOptions.full(),
          Optional.empty(),
          List.of("-Xmx256m", "-XX:TieredStopAtLevel=1"));
}
