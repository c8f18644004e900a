package com.aifilmstudio.gateway.jobs;

import com.aifilmstudio.gateway.access.Callers;
import com.aifilmstudio.gateway.access.Role;
import com.aifilmstudio.gateway.problem.IdempotencyKey;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.net.URI;
import java.time.Duration;
import java.util.Optional;
import java.util.regex.Pattern;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;

/** Where films are ordered. */
@Path("/v1/jobs")
@Tag(name = "jobs")
@Produces(MediaType.APPLICATION_JSON)
@Consumes(MediaType.APPLICATION_JSON)
public class SubmitResource {

  private static final Pattern WAIT = Pattern.compile("(?:^|[,;\\s])wait=(\\d{1,4})(?:$|[,;\\s])");
  private static final Duration LONGEST_WAIT = Duration.ofSeconds(60);

  private final Submission submission;
  private final LongPoll polls;
  private final JobReader reader;
  private final Callers callers;
  private final ObjectMapper json;

  SubmitResource(
      Submission submission, LongPoll polls, JobReader reader, Callers callers, ObjectMapper json) {
    this.submission = submission;
    this.polls = polls;
    this.reader = reader;
    this.callers = callers;
    this.json = json;
  }

  @POST
  @RolesAllowed(Role.MAKE)
  @RunOnVirtualThread
  @Operation(
      operationId = "createJob",
      summary = "Order a film.",
      description =
          "The film is checked and planned before it is accepted. The same request with the same"
              + " Idempotency-Key is carried out once, however often it is sent.")
  @APIResponse(
      responseCode = "202",
      description = "Accepted.",
      content = @Content(schema = @Schema(implementation = JobView.class)))
  public Response submit(
      @Parameter(
              description = "Chosen by the caller, 1 to 255 printable characters.",
              required = true)
          @HeaderParam(IdempotencyKey.HEADER)
          String key,
      @Parameter(description = "wait=N: answer when the film is finished, or after N seconds.")
          @HeaderParam("Prefer")
          String prefer,
      @Parameter(hidden = true) @HeaderParam("traceparent") String trace,
      JobRequest body) {
    var caller = callers.current();
    var accepted =
        submission.accept(
            caller,
            new Submission.Request(
                IdempotencyKey.of(key), fingerprint(body), Optional.ofNullable(trace)),
            body);
    var wait = wait(prefer);
    var job =
        wait.isZero() ? accepted.answer() : waited(caller.account(), accepted.job().value(), wait);
    var answer =
        Response.accepted(job)
            .location(URI.create("/v1/jobs/" + accepted.job().value()))
            .header("Retry-After", 1);
    if (accepted.again()) {
      answer.header("Idempotency-Replayed", true);
    }
    if (!wait.isZero()) {
      answer.header("Preference-Applied", "wait=" + wait.toSeconds());
    }
    return answer.build();
  }

  private String waited(String account, String id, Duration wait) {
    return reader.text(polls.until(account, id, wait, JobReader.Seen::over).view());
  }

  /** Of the request as it was understood: spaces in the body do not make it another one. */
  private String fingerprint(JobRequest body) {
    try {
      return Etag.of(0, "POST /v1/jobs " + json.writeValueAsString(body)).hash();
    } catch (JsonProcessingException e) {
      throw new IllegalStateException(e);
    }
  }

  private static Duration wait(String prefer) {
    var wish = WAIT.matcher(prefer == null ? "" : prefer);
    if (!wish.find()) {
      return Duration.ZERO;
    }
    var time = Duration.ofSeconds(Long.parseLong(wish.group(1)));
    return time.compareTo(LONGEST_WAIT) > 0 ? LONGEST_WAIT : time;
  }
}
