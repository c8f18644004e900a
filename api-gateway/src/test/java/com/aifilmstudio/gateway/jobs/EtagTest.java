package com.aifilmstudio.gateway.jobs;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;

class EtagTest {

  private final Etag seen = Etag.of(12, "{\"percent\": 10}");

  @Test
  void aReaderKnowsJustWhatWasShown() {
    assertThat(seen.isIn(seen.text())).isTrue();
    assertThat(seen.isIn("W/" + seen.text() + ", \"other\"")).isTrue();
    assertThat(seen.isIn(Etag.of(12, "{\"percent\": 20}").text())).isFalse();
    assertThat(seen.isIn(null)).isFalse();
  }

  @Test
  void progressDoesNotRefuseAChangeButAnotherChangeDoes() {
    assertThatCode(() -> Etag.require(Etag.of(12, "later").text(), 12)).doesNotThrowAnyException();
    assertThatCode(() -> Etag.require("*", 12)).doesNotThrowAnyException();
    assertThatThrownBy(() -> Etag.require(seen.text(), 13))
        .hasMessageContaining("precondition-failed");
    assertThatThrownBy(() -> Etag.require(seen.text(), 1))
        .hasMessageContaining("precondition-failed");
    assertThatThrownBy(() -> Etag.require(null, 1)).hasMessageContaining("precondition-required");
  }
}
