package com.aifilmstudio.api.v1alpha1;

import static com.aifilmstudio.api.v1alpha1.Samples.job;
import static com.aifilmstudio.api.v1alpha1.StudioApiServer.complaints;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** Ten slips of the pen, each with the answer that a person gets. */
@Tag("controlplane")
class BadYamlIT {

  @Test
  void aMisspelledField() {
    assertThat(complaints(job("{script: a, framesPerSec: 24}")))
        .containsExactly(decoding("unknown field \"spec.film.framesPerSec\""));
  }

  @Test
  void aFieldInTheWrongPlace() {
    assertThat(complaints(job("{script: a, outputs: [Mp4]}")))
        .containsExactly(decoding("unknown field \"spec.film.outputs\""));
  }

  @Test
  void aFieldOfALaterVersion() {
    assertThat(complaints(job("a", "script: a", "approval: {mode: Draft}")))
        .containsExactly(decoding("unknown field \"spec.approval\""));
  }

  @Test
  void noFilm() {
    assertThat(complaints(minimal("{poolRef: {name: a}}")))
        .first()
        .isEqualTo("spec.film: Required value");
  }

  @Test
  void noPool() {
    assertThat(complaints(minimal("{film: {script: a}}")))
        .first()
        .isEqualTo("spec.poolRef: Required value");
  }

  @Test
  void noSpec() {
    assertThat(complaints(minimal("").replace("spec:", "")))
        .first()
        .isEqualTo("spec: Required value");
  }

  @Test
  void aNumberAsText() {
    assertThat(complaints(job("{script: a, steps: \"20\"}")))
        .first()
        .isEqualTo(
            "spec.film.steps: Invalid value: \"string\": spec.film.steps in body must be of type"
                + " integer: \"string\"");
  }

  @Test
  void textAsANumber() {
    assertThat(complaints(job("{script: a, guidance: 4.0}")))
        .first()
        .isEqualTo(
            "spec.film.guidance: Invalid value: \"number\": spec.film.guidance in body must be of"
                + " type string: \"number\"");
  }

  @Test
  void aListWhereOneThingBelongs() {
    assertThat(complaints(job("{script: [a, b]}")))
        .first()
        .isEqualTo(
            "spec.film.script: Invalid value: \"array\": spec.film.script in body must be of type"
                + " string: \"array\"");
  }

  @Test
  void halfASize() {
    assertThat(complaints(job("{script: a, size: {width: 1280}}")))
        .first()
        .isEqualTo("spec.film.size.height: Required value");
  }

  @Test
  void severalAtOnceAreAllNamed() {
    assertThat(complaints(job("a", "{script: a, steps: 0, seed: -1}", "outputs: [Gif]")))
        .extracting(complaint -> complaint.substring(0, complaint.indexOf(':')))
        .containsAll(List.of("spec.film.steps", "spec.film.seed", "spec.outputs[0]"));
  }

  private static String minimal(String spec) {
    return """
    apiVersion: ai-filmstudio.com/v1alpha1
    kind: RenderJob
    metadata: {name: a}
    spec: %s
    """
        .formatted(spec);
  }

  private static String decoding(String what) {
    return "RenderJob in version \"v1alpha1\" cannot be handled as a RenderJob: strict decoding"
        + " error: "
        + what;
  }
}
