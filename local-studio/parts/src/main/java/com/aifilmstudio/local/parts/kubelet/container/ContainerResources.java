package com.aifilmstudio.local.parts.kubelet.container;

import io.fabric8.kubernetes.api.model.Container;
import io.fabric8.kubernetes.api.model.Pod;
import io.fabric8.kubernetes.api.model.Quantity;
import io.fabric8.kubernetes.api.model.ResourceFieldSelector;
import io.fabric8.kubernetes.api.model.ResourceRequirements;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.Map;
import java.util.Optional;

/** Requests and limits that a container may read about itself; an unset limit is the node's. */
public record ContainerResources(Map<String, Quantity> allocatable) {

  public String read(Pod pod, Container container, ResourceFieldSelector selector)
      throws CannotStart {
    Container from =
        selector.getContainerName() == null
            ? container
            : pod.getSpec().getContainers().stream()
                .filter(other -> other.getName().equals(selector.getContainerName()))
                .findFirst()
                .orElseThrow(
                    () ->
                        new CannotStart(
                            "CreateContainerConfigError",
                            "container " + selector.getContainerName() + " not found"));
    BigDecimal divisor =
        Optional.ofNullable(selector.getDivisor())
            .map(Quantity::getNumericalAmount)
            .filter(value -> value.signum() > 0)
            .orElse(BigDecimal.ONE);
    return amount(from, selector.getResource())
        .divide(divisor, 0, RoundingMode.CEILING)
        .toPlainString();
  }

  private BigDecimal amount(Container container, String resource) {
    boolean limit = resource.startsWith("limits.");
    String name = resource.substring(resource.indexOf('.') + 1);
    ResourceRequirements requirements = container.getResources();
    Map<String, Quantity> own =
        requirements == null ? null : limit ? requirements.getLimits() : requirements.getRequests();
    Quantity quantity = own == null ? null : own.get(name);
    if (quantity == null && limit) {
      quantity = allocatable.get(name);
    }
    return quantity == null ? BigDecimal.ZERO : quantity.getNumericalAmount();
  }
}
