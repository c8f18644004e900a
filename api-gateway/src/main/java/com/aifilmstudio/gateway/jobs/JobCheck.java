package com.aifilmstudio.gateway.jobs;

import com.aifilmstudio.gateway.jobs.JobRequest.RetryRequest;
import com.aifilmstudio.gateway.problem.Problem.Invalid.Fault;
import java.time.Instant;
import java.util.HashSet;
import java.util.List;
import java.util.Map;

/** What is wrong with an order as it stands, before any model is asked. Pure. */
final class JobCheck {

  static final int MOST_LABELS = 32;
  private static final int LONGEST_LABEL = 63;
  private static final int LONGEST_VALUE = 255;

  private JobCheck() {}

  static List<Fault> of(JobRequest request, Instant now) {
    var faults = new Faults();
    if (request.film() == null) {
      faults.add("/film", "film is missing: say what is to be filmed.");
    } else {
      FilmCheck.of(request.film(), faults);
    }
    faults.range("/priority", request.priority(), 0, 100, "");
    deadline("/deadline", request.deadline(), now, faults);
    outputs(request.outputs(), faults);
    labels(request.labels(), faults);
    retry(request.retry(), faults);
    quality(request.quality(), faults);
    return faults.all();
  }

  static void deadline(String pointer, Instant deadline, Instant now, Faults faults) {
    if (deadline != null && !deadline.isAfter(now)) {
      faults.add(pointer, "deadline is %s; it must be in the future.".formatted(deadline));
    }
  }

  static void labels(Map<String, String> labels, Faults faults) {
    if (labels == null) {
      return;
    }
    if (labels.size() > MOST_LABELS) {
      faults.add(
          "/labels", "There are %d labels; at most %d.".formatted(labels.size(), MOST_LABELS));
    }
    labels.forEach(
        (name, value) -> {
          var pointer = "/labels/" + name.replace("~", "~0").replace("/", "~1");
          if (name.isBlank() || name.length() > LONGEST_LABEL) {
            faults.add(pointer, "A label's name has 1 to %d characters.".formatted(LONGEST_LABEL));
          }
          if (value == null || value.length() > LONGEST_VALUE) {
            faults.add(
                pointer, "A label's value has at most %d characters.".formatted(LONGEST_VALUE));
          }
        });
  }

  private static void outputs(List<String> outputs, Faults faults) {
    if (outputs == null) {
      return;
    }
    if (outputs.isEmpty()) {
      faults.add("/outputs", "outputs is empty: order at least one file, or leave it out.");
    }
    var seen = new HashSet<String>();
    for (int i = 0; i < outputs.size(); i++) {
      var word = outputs.get(i);
      faults.oneOf("/outputs/" + i, String.valueOf(word), Words.OUTPUTS.words());
      if (!seen.add(word)) {
        faults.add("/outputs/" + i, "%s is ordered twice.".formatted(word));
      }
    }
  }

  private static void retry(RetryRequest retry, Faults faults) {
    if (retry != null) {
      faults.range("/retry/max_attempts_per_shot", retry.maxAttemptsPerShot(), 1, 10, "");
      faults.range("/retry/max_failed_shots", retry.maxFailedShots(), 0, 500, "");
    }
  }

  private static void quality(Map<String, String> quality, Faults faults) {
    if (quality == null) {
      return;
    }
    quality.forEach(
        (check, word) -> {
          var pointer = "/quality/" + check;
          if (!Words.CHECKS.contains(check)) {
            faults.add(
                pointer,
                "There is no check \"%s\"; there are %s."
                    .formatted(check, String.join(", ", Words.CHECKS)));
          } else {
            faults.oneOf(pointer, String.valueOf(word), Words.FINDINGS.words());
          }
        });
  }
}
