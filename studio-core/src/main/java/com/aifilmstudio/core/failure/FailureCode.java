package com.aifilmstudio.core.failure;

import static com.aifilmstudio.core.failure.Blame.JOB;
import static com.aifilmstudio.core.failure.Blame.NODE;
import static com.aifilmstudio.core.failure.Blame.PLATFORM;
import static com.aifilmstudio.core.failure.Blame.POOL;
import static com.aifilmstudio.core.failure.Blame.USER;
import static com.aifilmstudio.core.failure.Retry.AFTER_PAUSE;
import static com.aifilmstudio.core.failure.Retry.CHARGED;
import static com.aifilmstudio.core.failure.Retry.NEVER;
import static com.aifilmstudio.core.failure.Retry.RELEASED;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;
import java.util.Arrays;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;

/** The catalogue of failures. A code is dotted, general to specific, and never changes. */
public enum FailureCode {
  SCRIPT_EMPTY("SCRIPT.EMPTY", USER, NEVER, "The script has no shot in it."),
  SCRIPT_NOT_FOUND("SCRIPT.NOT_FOUND", USER, NEVER, "The script that is referred to is not there."),
  SCRIPT_TOO_LONG("SCRIPT.TOO_LONG", USER, NEVER, "The script makes more film than one job may."),
  SHOT_INVALID("SHOT.INVALID", USER, NEVER, "A shot cannot be made as it was ordered."),
  FILM_INVALID("FILM.INVALID", USER, NEVER, "The film cannot be made as it was ordered."),
  PROMPT_NOT_UNDERSTOOD(
      "PROMPT.NOT_UNDERSTOOD", USER, NEVER, "The model cannot draw what the script asks for."),
  JOB_EXPIRED("JOB.EXPIRED", USER, NEVER, "The film was not begun before its deadline."),
  JOB_DEADLINE_EXCEEDED(
      "JOB.DEADLINE_EXCEEDED", USER, NEVER, "The film rendered longer than it may."),
  JOB_BUDGET_EXHAUSTED("JOB.BUDGET_EXHAUSTED", USER, NEVER, "The film's GPU time is used up."),
  POOL_NOT_COMPATIBLE(
      "POOL.NOT_COMPATIBLE", USER, NEVER, "No worker of the pool could ever make this film."),
  POOL_NAMESPACE_NOT_ALLOWED(
      "POOL.NAMESPACE_NOT_ALLOWED", USER, NEVER, "The pool does not serve the film's namespace."),

  QUALITY_BLACK("QUALITY.BLACK", JOB, NEVER, "The shot is black."),
  QUALITY_FROZEN("QUALITY.FROZEN", JOB, NEVER, "The shot stands still."),
  QUALITY_FLAT("QUALITY.FLAT", JOB, NEVER, "The shot shows almost nothing."),
  QUALITY_NOISE("QUALITY.NOISE", JOB, NEVER, "The shot is noise."),
  QUALITY_FLICKER("QUALITY.FLICKER", JOB, NEVER, "The shot flickers."),
  QUALITY_CONFORMITY("QUALITY.CONFORMITY", JOB, NEVER, "The shot's file is not as ordered."),
  FILM_NOT_CONFORMING("FILM.NOT_CONFORMING", JOB, NEVER, "The film's file is not as ordered."),
  RENDER_NAN("RENDER.NAN", JOB, CHARGED, "The model's numbers ran out of range."),

  RENDER_FAILED("RENDER.FAILED", NODE, CHARGED, "The worker could not render the shot."),
  WORKER_LOST("WORKER.LOST", NODE, RELEASED, "The worker went silent with the shot."),
  BUNDLE_DIGEST_MISMATCH(
      "BUNDLE.DIGEST_MISMATCH", NODE, CHARGED, "A file of the model is not the one that is named."),
  BUNDLE_GOLDEN_MISMATCH(
      "BUNDLE.GOLDEN_MISMATCH", NODE, CHARGED, "The worker does not reproduce known results."),

  BUNDLE_UNSUPPORTED(
      "BUNDLE.UNSUPPORTED", POOL, NEVER, "The worker's engine cannot run a model of this kind."),
  GPU_OUT_OF_MEMORY(
      "GPU.OUT_OF_MEMORY", POOL, CHARGED, "The shot does not fit in the worker's memory."),
  MODEL_UNAVAILABLE(
      "MODEL.UNAVAILABLE", POOL, AFTER_PAUSE, "The model cannot be fetched from where it lies."),

  STORE_UNAVAILABLE(
      "STORE.UNAVAILABLE", PLATFORM, AFTER_PAUSE, "The object store does not answer."),
  WORKER_DRAINED("WORKER.DRAINED", PLATFORM, RELEASED, "The worker was sent away with the shot."),
  TASK_PAUSED("TASK.PAUSED", PLATFORM, RELEASED, "The film is paused; its worker let go of it."),
  TASK_CANCELED(
      "TASK.CANCELED", PLATFORM, RELEASED, "The film is not wanted any more; its worker let go."),
  CHECKPOINT_INCOMPATIBLE(
      "CHECKPOINT.INCOMPATIBLE",
      PLATFORM,
      RELEASED,
      "The shot cannot go on from where it was left, and starts over."),
  UPLOAD_REFUSED("UPLOAD.REFUSED", PLATFORM, CHARGED, "The object store refused the upload."),
  INTERNAL("INTERNAL", PLATFORM, CHARGED, "Something in the studio went wrong.");

  private static final Map<String, FailureCode> BY_CODE =
      Arrays.stream(values())
          .collect(Collectors.toUnmodifiableMap(FailureCode::code, Function.identity()));

  private final String code;
  private final Blame blame;
  private final Retry retry;
  private final String meaning;

  FailureCode(String code, Blame blame, Retry retry, String meaning) {
    this.code = code;
    this.blame = blame;
    this.retry = retry;
    this.meaning = meaning;
  }

  /** The dotted name, as stored, sent and shown. */
  @JsonValue
  public String code() {
    return code;
  }

  public Blame blame() {
    return blame;
  }

  public Retry retry() {
    return retry;
  }

  public boolean retryable() {
    return retry != NEVER;
  }

  /** One sentence for people, to stand before what is known of the single case. */
  public String meaning() {
    return meaning;
  }

  /** The failure of that name, if the catalogue has it. */
  public static Optional<FailureCode> find(String code) {
    return Optional.ofNullable(BY_CODE.get(code));
  }

  /**
   * What a peer reports, which may be newer or wrong: an unknown code counts as the nearest more
   * general one, and in the end as {@link #INTERNAL}.
   */
  @JsonCreator
  public static FailureCode reported(String code) {
    for (var name = code; !name.isEmpty(); name = parent(name)) {
      var known = BY_CODE.get(name);
      if (known != null) {
        return known;
      }
    }
    return INTERNAL;
  }

  /** The failure of a quality check that was set to Fail; {@code check} as in a quality report. */
  public static FailureCode ofQuality(String check) {
    return find("QUALITY." + check.toUpperCase(Locale.ROOT)).orElse(QUALITY_CONFORMITY);
  }

  private static String parent(String code) {
    return code.substring(0, Math.max(0, code.lastIndexOf('.')));
  }
}
