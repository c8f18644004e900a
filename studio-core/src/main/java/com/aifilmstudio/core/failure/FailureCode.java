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
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;

/** The catalogue of failures. A code is dotted, general to specific, and never changes. */
public enum FailureCode {
  SCRIPT_EMPTY("SCRIPT.EMPTY", USER, NEVER, "The script has no shot in it.", Origin.PLANNING),
  SCRIPT_TOO_LONG(
      "SCRIPT.TOO_LONG",
      USER,
      NEVER,
      "The script makes more film than one job may.",
      Origin.PLANNING),
  SHOT_INVALID(
      "SHOT.INVALID", USER, NEVER, "A shot cannot be made as it was ordered.", Origin.PLANNING),
  FILM_INVALID(
      "FILM.INVALID", USER, NEVER, "The film cannot be made as it was ordered.", Origin.PLANNING),
  PROMPT_NOT_UNDERSTOOD(
      "PROMPT.NOT_UNDERSTOOD",
      USER,
      NEVER,
      "The model cannot draw what the script asks for.",
      Origin.PLANNING),
  INTAKE_REFUSED(
      "INTAKE.REFUSED",
      PLATFORM,
      NEVER,
      "Kubernetes refused the film as the gateway ordered it.",
      Origin.INTAKE),
  INTAKE_UNDELIVERED(
      "INTAKE.UNDELIVERED",
      PLATFORM,
      NEVER,
      "The film could not be handed on to those who render it.",
      Origin.INTAKE),
  JOB_EXPIRED(
      "JOB.EXPIRED", USER, NEVER, "The film was not begun before its deadline.", Origin.LIMITS),
  JOB_DEADLINE_EXCEEDED(
      "JOB.DEADLINE_EXCEEDED", USER, NEVER, "The film rendered longer than it may.", Origin.LIMITS),
  JOB_BUDGET_EXHAUSTED(
      "JOB.BUDGET_EXHAUSTED", USER, NEVER, "The film's GPU time is used up.", Origin.LIMITS),
  JOB_CREDIT_EXHAUSTED(
      "JOB.CREDIT_EXHAUSTED",
      USER,
      NEVER,
      "The film's account had too few credits for it, for a day.",
      Origin.LIMITS),

  QUALITY_BLACK("QUALITY.BLACK", JOB, NEVER, "The shot is black.", Origin.DISPATCH),
  QUALITY_FROZEN("QUALITY.FROZEN", JOB, NEVER, "The shot stands still.", Origin.DISPATCH),
  QUALITY_FLAT("QUALITY.FLAT", JOB, NEVER, "The shot shows almost nothing.", Origin.DISPATCH),
  QUALITY_NOISE("QUALITY.NOISE", JOB, NEVER, "The shot is noise.", Origin.DISPATCH),
  QUALITY_FLICKER("QUALITY.FLICKER", JOB, NEVER, "The shot flickers.", Origin.DISPATCH),
  QUALITY_CONFORMITY(
      "QUALITY.CONFORMITY", JOB, NEVER, "The shot's file is not as ordered.", Origin.DISPATCH),
  FILM_NOT_CONFORMING(
      "FILM.NOT_CONFORMING",
      JOB,
      NEVER,
      "The film's file is not as ordered.",
      Origin.WORKER,
      Origin.DISPATCH),
  RENDER_NAN("RENDER.NAN", JOB, CHARGED, "The model's numbers ran out of range.", Origin.WORKER),

  RENDER_FAILED(
      "RENDER.FAILED", NODE, CHARGED, "The worker could not render the shot.", Origin.WORKER),
  WORKER_LOST(
      "WORKER.LOST", NODE, RELEASED, "The worker went silent with the shot.", Origin.DISPATCH),
  BUNDLE_DIGEST_MISMATCH(
      "BUNDLE.DIGEST_MISMATCH",
      NODE,
      CHARGED,
      "A file of the model is not the one that is named.",
      Origin.WORKER,
      Origin.POOL),
  BUNDLE_GOLDEN_MISMATCH(
      "BUNDLE.GOLDEN_MISMATCH",
      NODE,
      CHARGED,
      "The worker does not reproduce known results.",
      Origin.WORKER),

  BUNDLE_UNSUPPORTED(
      "BUNDLE.UNSUPPORTED",
      POOL,
      NEVER,
      "The worker's engine cannot run a model of this kind.",
      Origin.WORKER),
  GPU_OUT_OF_MEMORY(
      "GPU.OUT_OF_MEMORY",
      POOL,
      CHARGED,
      "The shot does not fit in the worker's memory.",
      Origin.WORKER),
  MODEL_UNAVAILABLE(
      "MODEL.UNAVAILABLE",
      POOL,
      AFTER_PAUSE,
      "The model cannot be fetched from where it lies.",
      Origin.WORKER),

  STORE_UNAVAILABLE(
      "STORE.UNAVAILABLE",
      PLATFORM,
      AFTER_PAUSE,
      "The object store does not answer.",
      Origin.WORKER),
  WORKER_DRAINED(
      "WORKER.DRAINED",
      PLATFORM,
      RELEASED,
      "The worker was sent away with the shot.",
      Origin.WORKER,
      Origin.DISPATCH),
  TASK_PAUSED(
      "TASK.PAUSED",
      PLATFORM,
      RELEASED,
      "The film is paused; its worker let go of it.",
      Origin.WORKER),
  TASK_CANCELED(
      "TASK.CANCELED",
      PLATFORM,
      RELEASED,
      "The film is not wanted any more; its worker let go.",
      Origin.WORKER),
  CHECKPOINT_INCOMPATIBLE(
      "CHECKPOINT.INCOMPATIBLE",
      PLATFORM,
      RELEASED,
      "The shot cannot go on from where it was left, and starts over.",
      Origin.WORKER),
  UPLOAD_REFUSED(
      "UPLOAD.REFUSED", PLATFORM, CHARGED, "The object store refused the upload.", Origin.WORKER),
  INTERNAL(
      "INTERNAL",
      PLATFORM,
      CHARGED,
      "Something in the studio went wrong.",
      Origin.WORKER,
      Origin.DISPATCH);

  private static final Map<String, FailureCode> BY_CODE =
      Arrays.stream(values())
          .collect(Collectors.toUnmodifiableMap(FailureCode::code, Function.identity()));

  private final String code;
  private final Blame blame;
  private final Retry retry;
  private final String meaning;
  private final List<Origin> origins;

  FailureCode(String code, Blame blame, Retry retry, String meaning, Origin... origins) {
    this.code = code;
    this.blame = blame;
    this.retry = retry;
    this.meaning = meaning;
    this.origins = List.of(origins);
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

  /** Where it is found. */
  public List<Origin> origins() {
    return origins;
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
