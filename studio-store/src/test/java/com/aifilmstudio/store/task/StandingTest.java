package com.aifilmstudio.store.task;

import static org.assertj.core.api.Assertions.assertThat;

import com.aifilmstudio.store.TaskId;
import com.aifilmstudio.store.WorkerId;
import com.aifilmstudio.store.take.TakeOutcome;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class StandingTest {

  private static final Lease LEASE = new Lease(new TaskId("tsk_1"), 3, new WorkerId("wrk_1"));

  @ParameterizedTest
  @EnumSource(TaskState.class)
  void nobodyElsesWordCounts(TaskState state) {
    assertThat(standing(state, 4, "wrk_1", Optional.empty())).isEqualTo(Standing.FENCED);
    assertThat(standing(state, 2, "wrk_1", Optional.empty())).isEqualTo(Standing.FENCED);
    assertThat(standing(state, 3, "wrk_2", Optional.empty())).isEqualTo(Standing.FENCED);
  }

  @Test
  void aLeaseThatRanOutIsStillItsOwnWhileNobodyHasClaimed() {
    assertThat(standing(TaskState.Ready, 3, "wrk_1", Optional.of(TakeOutcome.Lost)))
        .isEqualTo(Standing.CURRENT);
  }

  @ParameterizedTest
  @EnumSource(value = TakeOutcome.class, mode = EnumSource.Mode.EXCLUDE, names = "Lost")
  void whatWasHandedBackIsNotTakenUpAgain(TakeOutcome outcome) {
    assertThat(standing(TaskState.Ready, 3, "wrk_1", Optional.of(outcome)))
        .isEqualTo(Standing.ENDED);
  }

  @ParameterizedTest
  @EnumSource(
      value = TaskState.class,
      names = {"Done", "Failed", "Canceled"})
  void whatHasEndedHasEnded(TaskState state) {
    assertThat(standing(state, 3, "wrk_1", Optional.of(TakeOutcome.Lost)))
        .isEqualTo(Standing.ENDED);
  }

  private static Standing standing(
      TaskState state, int epoch, String worker, Optional<TakeOutcome> outcome) {
    return Standing.of(state, epoch, Optional.of(worker), outcome, LEASE);
  }
}
