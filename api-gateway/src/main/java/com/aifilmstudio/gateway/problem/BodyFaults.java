package com.aifilmstudio.gateway.problem;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonMappingException;
import com.fasterxml.jackson.databind.exc.MismatchedInputException;
import com.fasterxml.jackson.databind.exc.UnrecognizedPropertyException;
import java.util.List;
import java.util.stream.Collectors;

/** What is wrong with a body: no JSON at all, or a value of it that is not as it should be. */
final class BodyFaults {

  private BodyFaults() {}

  static Problem of(JsonProcessingException e) {
    return switch (e) {
      case UnrecognizedPropertyException it ->
          invalid(it, "There is no property \"" + it.getPropertyName() + "\" here.");
      case MismatchedInputException it when !it.getPath().isEmpty() ->
          invalid(it, "This value is not of the right type.");
      case JsonMappingException it when !it.getPath().isEmpty() ->
          invalid(it, "This value cannot be read.");
      default ->
          new Problem.Plain(
              ProblemType.MALFORMED, "The body is not the JSON expected" + place(e) + ".");
    };
  }

  private static Problem invalid(JsonMappingException e, String detail) {
    return new Problem.Invalid(List.of(new Problem.Invalid.Fault(pointer(e), detail)));
  }

  private static String pointer(JsonMappingException e) {
    return e.getPath().stream()
        .map(
            step ->
                step.getFieldName() == null
                    ? String.valueOf(step.getIndex())
                    : step.getFieldName().replace("~", "~0").replace("/", "~1"))
        .collect(Collectors.joining("/", "/", ""));
  }

  private static String place(JsonProcessingException e) {
    var where = e.getLocation();
    return where == null
        ? ""
        : " at line %d, column %d".formatted(where.getLineNr(), where.getColumnNr());
  }
}
