package com.aifilmstudio.operator.status;

import static org.assertj.core.api.Assertions.assertThat;

import com.aifilmstudio.operator.status.ConditionSet.Truth;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;

class ConditionSetTest {

  private static final Instant NOON = Instant.parse("2026-06-01T12:00:00Z");

  private enum Type {
    Ready
  }

  @Test
  void theTimeOfTransitionStaysWhileTheTruthStays() {
    var first = new ConditionSet(List.of(), 1L, NOON).put(Type.Ready, Truth.False, "A", "").build();
    var later =
        new ConditionSet(first, 2L, NOON.plusSeconds(9))
            .put(Type.Ready, Truth.False, "B", "other")
            .build()
            .getFirst();
    assertThat(later.getLastTransitionTime()).isEqualTo("2026-06-01T12:00:00Z");
    assertThat(later.getReason()).isEqualTo("B");
    assertThat(later.getObservedGeneration()).isEqualTo(2);
  }

  @Test
  void aChangedTruthHasANewTime() {
    var first = new ConditionSet(List.of(), 1L, NOON).put(Type.Ready, Truth.False, "A", "").build();
    var later =
        new ConditionSet(first, 1L, NOON.plusSeconds(9)).put(Type.Ready, Truth.True, "C", "");
    assertThat(later.build().getFirst().getLastTransitionTime()).isEqualTo("2026-06-01T12:00:09Z");
  }

  @Test
  void whatIsKeptIsAsItWasAndWhatNeverWasIsUnknown() {
    var kept = new ConditionSet(List.of(), 1L, NOON).keep(Type.Ready, "NotYet", "wait").build();
    assertThat(kept.getFirst().getStatus()).isEqualTo("Unknown");
    var first = new ConditionSet(List.of(), 1L, NOON).put(Type.Ready, Truth.True, "A", "m").build();
    var later = new ConditionSet(first, 1L, NOON.plusSeconds(9)).keep(Type.Ready, "X", "x").build();
    assertThat(later).isEqualTo(first);
  }

  @Test
  void aDottedCodeBecomesOneWord() {
    assertThat(ConditionSet.word("PROMPT.NOT_UNDERSTOOD")).isEqualTo("PromptNotUnderstood");
    assertThat(ConditionSet.word("WaitingForWorkers")).isEqualTo("WaitingForWorkers");
  }
}
