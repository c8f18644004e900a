package com.aifilmstudio.gateway.jobs;

import com.aifilmstudio.core.films.PublicStatus;
import com.aifilmstudio.gateway.problem.ProblemException;
import com.aifilmstudio.store.Database;
import com.aifilmstudio.store.JobId;
import com.aifilmstudio.store.job.OwnedJobs;
import jakarta.inject.Singleton;
import java.time.Instant;
import java.time.format.DateTimeParseException;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/** Pages of an account's films. */
@Singleton
class JobLists {

  private final Database database;
  private final Outlooks outlooks;

  JobLists(Database database, Outlooks outlooks) {
    this.database = database;
    this.outlooks = outlooks;
  }

  /** One page; {@code nextAfter} is absent on the last one. */
  @Schema(name = "JobPage")
  record Page(
      List<JobView> data,
      @Schema(description = "Send it as after for the next page; absent on the last one.")
          Optional<String> nextAfter) {}

  Page list(String account, Wish wish) {
    var rows =
        OwnedJobs.list(database.sql(), account, wish.filter(), wish.after(), wish.limit() + 1);
    var shown = rows.subList(0, Math.min(wish.limit(), rows.size()));
    return new Page(
        shown.stream()
            .map(job -> JobViews.of(job, Optional.empty(), outlooks.of(job.row())))
            .toList(),
        rows.size() > wish.limit()
            ? Optional.of(shown.getLast().row().id().value())
            : Optional.empty());
  }

  /** What a caller wants to see. */
  record Wish(OwnedJobs.Filter filter, Optional<JobId> after, int limit) {

    private static final Pattern CURSOR = Pattern.compile("job_[0-9A-Z]{26}");

    static Wish of(
        String status, List<String> labels, String createdAfter, String after, int limit) {
      return new Wish(
          new OwnedJobs.Filter(phases(status), labels(labels), time(createdAfter)),
          cursor(after),
          limit);
    }

    private static Set<String> phases(String status) {
      if (status == null) {
        return Set.of();
      }
      return Arrays.stream(PublicStatus.values())
          .filter(it -> it.word().equals(status))
          .findFirst()
          .map(PublicStatus::phases)
          .orElseThrow(
              () ->
                  ProblemException.invalid(
                      "?status", "status must be one of " + PublicStatus.words() + "."));
    }

    private static Map<String, String> labels(List<String> labels) {
      var wanted = new HashMap<String, String>();
      for (var label : labels) {
        int colon = label.indexOf(':');
        if (colon < 1 || label.indexOf('\0') >= 0) {
          throw ProblemException.invalid("?label", "Give labels as name:value.");
        }
        wanted.put(label.substring(0, colon), label.substring(colon + 1));
      }
      return wanted;
    }

    private static Optional<Instant> time(String text) {
      try {
        return Optional.ofNullable(text).map(Instant::parse);
      } catch (DateTimeParseException e) {
        throw ProblemException.invalid(
            "?created_after", "Give a time such as 2026-12-01T18:00:00Z.");
      }
    }

    private static Optional<JobId> cursor(String text) {
      if (text != null && !CURSOR.matcher(text).matches()) {
        throw ProblemException.invalid("?after", "Send next_after of the page before.");
      }
      return Optional.ofNullable(text).map(JobId::new);
    }
  }
}
