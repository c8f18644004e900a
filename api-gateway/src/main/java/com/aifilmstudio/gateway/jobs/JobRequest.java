package com.aifilmstudio.gateway.jobs;

import java.math.BigDecimal;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/**
 * The order of a film, as it is posted. What is left out has a default; what is null is left out.
 */
@Schema(name = "JobRequest", description = "The order of a film.")
public record JobRequest(
    @Schema(required = true, description = "The film itself.") FilmRequest film,
    @Schema(
            description =
                "The model that renders it: NAME, NAME@VERSION or the digest of its bundle."
                    + " Default: any that fits.",
            examples = "tinyfilm")
        String model,
    @Schema(
            description =
                "The pool that renders it, as GET /v1/models names it. Default: any that"
                    + " fits.",
            examples = "render-system/tinyfilm")
        String pool,
    @Schema(
            description = "Which of the account's films comes first: higher is sooner.",
            minimum = "0",
            maximum = "100",
            defaultValue = "50")
        Integer priority,
    @Schema(
            description =
                "Until when a worker must have begun. A film that nobody has begun by then expires"
                    + " and is free. Default: none.")
        Instant deadline,
    @Schema(
            description =
                "The files to deliver: mp4, captions, poster, contact_sheet. Default: all.")
        List<String> outputs,
    @Schema(description = "Words of yours to find the film by; at most 32.")
        Map<String, String> labels,
    @Schema(description = "What happens when a shot fails.") RetryRequest retry,
    @Schema(
            description =
                "What a finding in the rendered frames does to the film, fail or warn, by check:"
                    + " black, frozen, flat, noise, flicker.")
        Map<String, String> quality) {

  JobRequest withScript(String text) {
    return new JobRequest(
        film.withScript(text), model, pool, priority, deadline, outputs, labels, retry, quality);
  }

  /** The film: a script, an uploaded one, or shots. */
  @Schema(name = "FilmRequest")
  public record FilmRequest(
      @Schema(description = "Default: the title page of the script.", maxLength = 200) String title,
      @Schema(description = "A screenplay in Fountain, at most 96 KiB.") String script,
      @Schema(
              description =
                  "A screenplay that was uploaded (POST /v1/uploads), by its id, in place of script.")
          String scriptUpload,
      @Schema(description = "Shots in the order of the film, 1 to 500, in place of a script.")
          List<ShotRequest> shots,
      @Schema(description = "Size of the delivered picture. Default: 640 x 360.") Size size,
      @Schema(minimum = "1", maximum = "120", defaultValue = "24") Integer framesPerSecond,
      @Schema(
              description = "Words on the look of the whole film, for models that take free text.",
              maxLength = 500)
          String style,
      @Schema(
              description = "The same film with the same seed gives the same pictures.",
              minimum = "0",
              maximum = "9007199254740991",
              defaultValue = "0")
          Long seed,
      @Schema(
              description = "Denoising steps per clip. Default: the model's own.",
              minimum = "1",
              maximum = "1000")
          Integer steps,
      @Schema(
              description = "How strictly the model follows the words. Default: the model's own.",
              minimum = "0",
              maximum = "50")
          BigDecimal guidance,
      @Schema(
              description =
                  "When the model cannot draw a word that matters: warn renders all the same, fail"
                      + " refuses the order.",
              defaultValue = "warn")
          String prompts) {

    /** The same with the text of its upload. */
    FilmRequest withScript(String text) {
      return new FilmRequest(
          title,
          text,
          scriptUpload,
          shots,
          size,
          framesPerSecond,
          style,
          seed,
          steps,
          guidance,
          prompts);
    }
  }

  /** A shot named by its author. */
  @Schema(name = "ShotRequest")
  public record ShotRequest(
      @Schema(
              description = "Unique in the film: lower case letters, digits and dashes.",
              maxLength = 40)
          String name,
      @Schema(description = "What is to be seen, in plain words.", maxLength = 2000) String prompt,
      @Schema(description = "0.1 to 120.") Double seconds) {}

  /** Pixels, even numbers from 64 to 4096. */
  @Schema(name = "Size")
  public record Size(Integer width, Integer height) {}

  /** How often a shot is tried, and how many may be missing in the film. */
  @Schema(name = "RetryRequest")
  public record RetryRequest(
      @Schema(minimum = "1", maximum = "10", defaultValue = "3") Integer maxAttemptsPerShot,
      @Schema(minimum = "0", maximum = "500", defaultValue = "0") Integer maxFailedShots) {}
}
