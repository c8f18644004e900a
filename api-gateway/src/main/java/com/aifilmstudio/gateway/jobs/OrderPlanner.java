package com.aifilmstudio.gateway.jobs;

import com.aifilmstudio.core.failure.FailureCode;
import com.aifilmstudio.core.plan.FilmPlan;
import com.aifilmstudio.core.plan.FilmPlan.NotUnderstood;
import com.aifilmstudio.core.plan.FilmPlanner;
import com.aifilmstudio.core.plan.PlanProblem;
import com.aifilmstudio.core.plan.Planned;
import com.aifilmstudio.gateway.problem.Problem;
import com.aifilmstudio.gateway.problem.Problem.Invalid.Fault;
import com.aifilmstudio.gateway.problem.ProblemException;
import com.aifilmstudio.gateway.problem.ProblemType;
import com.aifilmstudio.gateway.uploads.UploadedScripts;
import jakarta.inject.Singleton;
import java.time.InstantSource;
import java.util.List;
import java.util.stream.Collectors;

/** From a body to a planned order, or to a problem that names everything that is wrong. */
@Singleton
class OrderPlanner {

  private static final String UPLOAD = "/film/script_upload";

  private final Candidates candidates;
  private final UploadedScripts uploads;
  private final InstantSource clock;

  OrderPlanner(Candidates candidates, UploadedScripts uploads, InstantSource clock) {
    this.candidates = candidates;
    this.uploads = uploads;
    this.clock = clock;
  }

  PlannedOrder plan(String account, JobRequest body) {
    if (body == null) {
      throw new ProblemException(new Problem.Plain(ProblemType.MALFORMED, "The body is missing."));
    }
    refuse(JobCheck.of(body, clock.instant()));
    var request = withItsScript(account, body);
    return switch (PoolChoice.of(request, candidates.all())) {
      case PoolChoice.None(String why) ->
          throw ProblemException.plain(ProblemType.NO_COMPATIBLE_POOL, why);
      case PoolChoice.Chosen(var by) -> new PlannedOrder(request, by, plan(request, by));
    };
  }

  /** With the text that it has named by its upload. */
  private JobRequest withItsScript(String account, JobRequest body) {
    var upload = body.film().scriptUpload();
    if (upload == null) {
      return body;
    }
    var text = uploads.read(account, upload, UPLOAD);
    var faults = new Faults();
    FilmCheck.script(UPLOAD, text, faults);
    faults.refuse();
    return body.withScript(text);
  }

  private static FilmPlan plan(JobRequest request, PoolChoice.Candidate by) {
    var planned =
        FilmPlanner.plan(
            FilmText.order(request.film()),
            by.bundle(),
            by.pool().bundleDigest(),
            by.pool().engine());
    return switch (planned) {
      case Planned.Refused refused -> {
        refuse(refused.problems().stream().map(problem -> fault(request, problem)).toList());
        throw new IllegalStateException("refused without a reason");
      }
      case Planned.Film(FilmPlan plan) -> {
        if ("fail".equals(request.film().prompts())) {
          refuse(plan.notUnderstood().stream().map(miss -> fault(request, miss)).toList());
        }
        yield plan;
      }
    };
  }

  private static Fault fault(JobRequest request, PlanProblem problem) {
    return new Fault(
        problem.code() == FailureCode.FILM_INVALID ? "/film" : source(request), problem.message());
  }

  private static Fault fault(JobRequest request, NotUnderstood missed) {
    var place = missed.line() > 0 ? "Line %d: ".formatted(missed.line()) : "";
    var what =
        missed.words().isEmpty()
            ? "nothing says what the model needs for %s".formatted(missed.slot().orElse("a slot"))
            : missed.words().stream()
                .collect(Collectors.joining("\", \"", "the model cannot draw \"", "\""));
    return new Fault(source(request), "%sshot %s: %s.".formatted(place, missed.shot(), what));
  }

  private static String source(JobRequest request) {
    if (request.film().scriptUpload() != null) {
      return UPLOAD;
    }
    return request.film().script() == null ? "/film/shots" : "/film/script";
  }

  private static void refuse(List<Fault> faults) {
    if (!faults.isEmpty()) {
      throw new ProblemException(new Problem.Invalid(faults));
    }
  }
}
