package com.aifilmstudio.gateway.jobs;

import com.aifilmstudio.gateway.problem.Problem;
import com.aifilmstudio.gateway.problem.Problem.Invalid.Fault;
import com.aifilmstudio.gateway.problem.ProblemException;
import java.util.ArrayList;
import java.util.List;

/** Collects what is wrong with a body, so that its author hears of everything at once. */
final class Faults {

  private final List<Fault> found = new ArrayList<>();

  void add(String pointer, String detail) {
    found.add(new Fault(pointer, detail));
  }

  /** A number that is left out is never out of range. */
  void range(String pointer, Number value, double least, double most, String unit) {
    if (value != null && (value.doubleValue() < least || value.doubleValue() > most)) {
      add(
          pointer,
          "%s is %s; it must be %s to %s%s."
              .formatted(last(pointer), value, plain(least), plain(most), unit));
    }
  }

  void length(String pointer, String value, int most) {
    if (value != null && value.length() > most) {
      add(
          pointer,
          "%s is %d characters long; at most %d are taken."
              .formatted(last(pointer), value.length(), most));
    }
  }

  void oneOf(String pointer, String value, List<String> words) {
    if (value != null && !words.contains(value)) {
      add(
          pointer,
          "%s is \"%s\"; it must be one of %s."
              .formatted(last(pointer), value, String.join(", ", words)));
    }
  }

  List<Fault> all() {
    return List.copyOf(found);
  }

  void refuse() {
    if (!found.isEmpty()) {
      throw new ProblemException(new Problem.Invalid(found));
    }
  }

  private static String last(String pointer) {
    return pointer.substring(pointer.lastIndexOf('/') + 1);
  }

  private static String plain(double number) {
    return number == Math.rint(number) ? Long.toString((long) number) : Double.toString(number);
  }
}
