package com.aifilmstudio.core.films;

import com.aifilmstudio.core.films.FilmSummary.Times;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/** One film at one moment. {@code phase} and {@code reason} are those of the RenderJob's status. */
public record FilmView(
    String job,
    String namespace,
    String name,
    String title,
    String phase,
    String reason,
    String message,
    int progressPercent,
    List<SceneView> scenes,
    List<ShotView> shots,
    Times times,
    Outlook outlook) {

  /** A scene of the script; a film without a script has one without a heading, or none. */
  public record SceneView(int number, String heading) {}

  /**
   * One shot. {@code step} of {@code steps} counts what the worker has done of it, {@code stage} is
   * what it is doing (text, denoise, decode, encode, upload); {@code attempts} are charged takes;
   * {@code finish} is when it should be done; {@code failure} is the last one, code and message.
   */
  public record ShotView(
      int ordinal,
      String name,
      String phase,
      String prompt,
      double seconds,
      int step,
      int steps,
      Optional<String> stage,
      Optional<String> worker,
      int attempts,
      boolean reused,
      double gpuSeconds,
      int scene,
      Optional<Instant> finish,
      Optional<String> failure) {}

  /** Something that happened to the film; {@code seq} counts from 1 without gaps. */
  public record FilmEvent(int seq, String type, Instant at, String data) {}

  /** The events after the one that was asked for, oldest first. */
  public record FilmEvents(List<FilmEvent> events) {}
}
