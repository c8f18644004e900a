package com.aifilmstudio.gateway.problem;

import jakarta.validation.ConstraintViolation;
import jakarta.validation.ConstraintViolationException;
import jakarta.validation.Path;
import java.util.ArrayList;
import java.util.Comparator;

/** What is wrong with parameters and bodies by their annotations. */
final class ParameterFaults {

  private ParameterFaults() {}

  static Problem of(ConstraintViolationException e) {
    return new Problem.Invalid(
        e.getConstraintViolations().stream()
            .map(ParameterFaults::fault)
            .sorted(Comparator.comparing(Problem.Invalid.Fault::pointer))
            .toList());
  }

  /** The path begins with the method and its parameter; what follows lies in a body. */
  private static Problem.Invalid.Fault fault(ConstraintViolation<?> violation) {
    var names = new ArrayList<String>();
    for (Path.Node node : violation.getPropertyPath()) {
      if (node.getIndex() != null) {
        names.add(node.getIndex().toString());
      }
      if (node.getName() != null) {
        names.add(WireName.of(node.getName()));
      }
    }
    var pointer =
        names.size() <= 2
            ? "?" + names.getLast()
            : "/" + String.join("/", names.subList(2, names.size()));
    return new Problem.Invalid.Fault(pointer, violation.getMessage());
  }
}
