package com.aifilmstudio.api.v1alpha1;

import static com.aifilmstudio.api.v1alpha1.Samples.job;
import static com.aifilmstudio.api.v1alpha1.StudioApiServer.complaints;
import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What may be ordered, and what is said when it may not. */
@Tag("controlplane")
class RenderJobRulesIT {
  private static final int NINETY_SIX_KIB = 96 * 1024;

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      textBlock =
          """
          style: noir | none of them
          {script: a, scriptRef: {name: b}} | script and scriptRef
          {script: a, shots: [{name: b, prompt: c, seconds: 1}]} | script and shots
          {scriptRef: {name: b}, shots: [{name: b, prompt: c, seconds: 1}]} | scriptRef and shots
          {script: a, scriptRef: {name: b}, shots: [{name: b, prompt: c, seconds: 1}]} | all three
          """)
  void aFilmHasExactlyOneSource(String film, String given) {
    assertThat(complaints(job(film)))
        .containsExactly(
            "spec.film: Invalid value: give exactly one of script, scriptRef and shots in"
                + " spec.film, not "
                + given);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      textBlock =
          """
          size: {width: 62, height: 64}   | spec.film.size.width: Invalid value: 62: spec.film.size.width in body should be greater than or equal to 64
          size: {width: 4096, height: 4098} | spec.film.size.height: Invalid value: 4098: spec.film.size.height in body should be less than or equal to 4096
          framesPerSecond: 0              | spec.film.framesPerSecond: Invalid value: 0: spec.film.framesPerSecond in body should be greater than or equal to 1
          framesPerSecond: 121            | spec.film.framesPerSecond: Invalid value: 121: spec.film.framesPerSecond in body should be less than or equal to 120
          steps: 0                        | spec.film.steps: Invalid value: 0: spec.film.steps in body should be greater than or equal to 1
          steps: 1001                     | spec.film.steps: Invalid value: 1001: spec.film.steps in body should be less than or equal to 1000
          seed: -1                        | spec.film.seed: Invalid value: -1: spec.film.seed in body should be greater than or equal to 0
          seed: 9007199254740992          | spec.film.seed: Invalid value: 9007199254740992: spec.film.seed in body should be less than or equal to 9007199254740991
          prompts: Ignore                 | spec.film.prompts: Unsupported value: "Ignore": supported values: "Fail", "Warn"
          """)
  void numbersAndWordsOfAFilmAreBounded(String line, String complaint) {
    // The second line is the API server's own: it looks at no rule before all values fit.
    assertThat(complaints(job("script: a\n" + line)).getFirst()).isEqualTo(complaint);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      textBlock =
          """
          size: {width: 641, height: 360} | spec.film.size.width: Invalid value: 641: spec.film.size.width is 641: give an even number, for example 642 (colour is stored for every second pixel)
          size: {width: 640, height: 359} | spec.film.size.height: Invalid value: 359: spec.film.size.height is 359: give an even number, for example 360 (colour is stored for every second pixel)
          guidance: "4,0"                 | spec.film.guidance: Invalid value: "4,0": spec.film.guidance is "4,0": give a decimal number from 0 to 50 in quotes, for example "4.0"
          guidance: "50.1"                | spec.film.guidance: Invalid value: "50.1": spec.film.guidance is "50.1": give a decimal number from 0 to 50 in quotes, for example "4.0"
          """)
  void rulesOfAFilmNameTheFieldTheValueAndWhatWouldBeRight(String line, String complaint) {
    assertThat(complaints(job("script: a\n" + line))).containsExactly(complaint);
  }

  @Test
  void theLeastAndTheMostThatMayBeOrderedPass() {
    assertThat(
            complaints(
                job(
                    """
                    script: a
                    size: {width: 64, height: 4096}
                    framesPerSecond: 120
                    steps: 1000
                    seed: 9007199254740991
                    guidance: "50.0"
                    """)))
        .isEmpty();
    assertThat(complaints(job("{script: a, size: {width: 4096, height: 64}, steps: 1}"))).isEmpty();
  }

  @Test
  void aScriptMayHave96KibAndNotAByteMore() {
    assertThat(complaints(job("script: " + "a".repeat(NINETY_SIX_KIB)))).isEmpty();
    assertThat(complaints(job("script: " + "a".repeat(NINETY_SIX_KIB + 1))).getFirst())
        .isEqualTo("spec.film.script: Too long: may not be more than 98304 bytes");
  }

  @Test
  void lettersOfSeveralBytesCountAsTheirBytesAndTheScriptIsNotRepeatedInTheMessage() {
    assertThat(complaints(job("script: " + "é".repeat(NINETY_SIX_KIB / 2)))).isEmpty();
    assertThat(complaints(job("script: " + "é".repeat(NINETY_SIX_KIB / 2 + 1))))
        .containsExactly(
            "spec.film.script: Invalid value: spec.film.script is 98306 bytes long; at most 98304 (96"
                + " KiB) fit: put a longer script into a ConfigMap and name it in"
                + " spec.film.scriptRef");
  }

  @Test
  void aFilmMayHaveFiveHundredShotsOfTheLongestPrompt() {
    assertThat(complaints(job(Samples.shots(500)))).isEmpty();
    assertThat(complaints(job(Samples.shots(501))).getFirst())
        .isEqualTo("spec.film.shots: Too many: 501: must have at most 500 items");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      textBlock =
          """
          []                                        | spec.film.shots: Invalid value: 0: spec.film.shots in body should have at least 1 items
          [{name: a, prompt: b, seconds: 0.05}]     | spec.film.shots[0].seconds: Invalid value: 0.05: spec.film.shots[0].seconds in body should be greater than or equal to 0.1
          [{name: a, prompt: b, seconds: 121}]      | spec.film.shots[0].seconds: Invalid value: 121: spec.film.shots[0].seconds in body should be less than or equal to 120
          [{name: a, prompt: "", seconds: 1}]       | spec.film.shots[0].prompt: Invalid value: "": spec.film.shots[0].prompt in body should be at least 1 chars long
          [{name: a, prompt: b}]                    | spec.film.shots[0].seconds: Required value
          [{name: Opening, prompt: b, seconds: 1}]  | spec.film.shots[0].name: Invalid value: "Opening": the name of a shot is "Opening": use lower case letters, digits and dashes between them, for example "opening-1"
          [{name: a, prompt: b, seconds: 1}, {name: a, prompt: c, seconds: 1}] | spec.film.shots[1]: Duplicate value: {"name":"a"}
          """)
  void listedShotsAreNamedAndBounded(String shots, String complaint) {
    assertThat(complaints(job("shots: " + shots)).getFirst()).isEqualTo(complaint);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      textBlock =
          """
          desiredState: Stopped              | spec.desiredState: Unsupported value: "Stopped": supported values: "Canceled", "Paused", "Running"
          priority: 101                      | spec.priority: Invalid value: 101: spec.priority in body should be less than or equal to 100
          deadline: tomorrow                 | spec.deadline: Invalid value: "tomorrow": spec.deadline in body must be of type date-time: "tomorrow"
          activeDeadlineSeconds: 0           | spec.activeDeadlineSeconds: Invalid value: 0: spec.activeDeadlineSeconds in body should be greater than or equal to 1
          budget: {onThreshold: CancelRunning} | spec.budget.gpuSeconds: Required value
          budget: {gpuSeconds: 0}            | spec.budget.gpuSeconds: Invalid value: 0: spec.budget.gpuSeconds in body should be greater than or equal to 1
          budget: {gpuSeconds: 1, onThreshold: Stop} | spec.budget.onThreshold: Unsupported value: "Stop": supported values: "CancelRunning", "CompleteRunning"
          requires: {model: "Tiny Film"}     | spec.requires.model: Invalid value: "Tiny Film": spec.requires.model is "Tiny Film": give NAME, NAME@VERSION or sha256:DIGEST, for example tinyfilm@1.0.0
          requires: {engine: remote}         | spec.requires.engine: Unsupported value: "remote": supported values: "diffusion", "simulated"
          outputs: [Hls]                     | spec.outputs[0]: Unsupported value: "Hls": supported values: "Captions", "ContactSheet", "Mp4", "Poster"
          outputs: []                        | spec.outputs: Invalid value: 0: spec.outputs in body should have at least 1 items
          outputs: [Mp4, Mp4]                | spec.outputs[1]: Duplicate value: "Mp4"
          retry: {maxAttemptsPerShot: 0}     | spec.retry.maxAttemptsPerShot: Invalid value: 0: spec.retry.maxAttemptsPerShot in body should be greater than or equal to 1
          retry: {maxAttemptsPerShot: 11}    | spec.retry.maxAttemptsPerShot: Invalid value: 11: spec.retry.maxAttemptsPerShot in body should be less than or equal to 10
          quality: {black: Reroll}           | spec.quality.black: Unsupported value: "Reroll": supported values: "Fail", "Warn"
          quality: {conformity: Warn}        | spec.quality.conformity: Invalid value: "Warn": spec.quality.conformity is Warn, but can only be Fail: a film that is not what was ordered is never delivered
          ttlSecondsAfterFinished: -1        | spec.ttlSecondsAfterFinished: Invalid value: -1: spec.ttlSecondsAfterFinished in body should be greater than or equal to 0
          """)
  void theRestOfTheOrderIsBounded(String line, String complaint) {
    assertThat(complaints(job("night-train", "script: a", line)).getFirst()).isEqualTo(complaint);
  }
}
