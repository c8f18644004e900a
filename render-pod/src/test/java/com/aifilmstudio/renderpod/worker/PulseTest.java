package com.aifilmstudio.renderpod.worker;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.aifilmstudio.core.protocol.Beat;
import com.aifilmstudio.core.protocol.BeatReply;
import com.aifilmstudio.core.protocol.BeatReply.Verdict;
import com.aifilmstudio.core.protocol.Claim.Lease;
import java.time.Duration;
import java.time.InstantSource;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.Function;
import org.junit.jupiter.api.Test;

class PulseTest {

  private final List<Beat> beats = new CopyOnWriteArrayList<>();
  private final Lease lease = new Lease("tsk_1", 5, 1); // beats every third of a second
  private final GpuMeter gpu = new GpuMeter(System::nanoTime);

  @Test
  void beatsWithoutNewsSoThatALongEncodeKeepsItsLease() {
    try (var pulse = pulse(beat -> Verdict.CONTINUE)) {
      pulse.enter("encode");
      await().until(() -> beats.size() >= 3);
    }
    assertThat(beats).last().extracting(Beat::phase, Beat::epoch).containsExactly("encode", 5);
  }

  @Test
  void tellsTheLatestStepOnly() {
    try (var pulse = pulse(beat -> Verdict.CONTINUE)) {
      for (int step = 1; step <= 500; step++) {
        pulse.step(step, 500);
      }
      await().until(() -> !beats.isEmpty());
    }
    assertThat(beats).hasSize(1);
    assertThat(beats.getFirst().step()).isEqualTo(500);
  }

  @Test
  void fallsSilentOnceDispatchHasSaidToStop() {
    try (var pulse = pulse(beat -> Verdict.PAUSE)) {
      await().until(() -> pulse.ending().isPresent());
      assertThat(pulse.ending()).contains(Ending.PAUSED);
      pulse.step(1, 2);
      await().during(Duration.ofMillis(500)).until(() -> beats.size() == 1);
    }
  }

  @Test
  void goesOnAfterABeatThatWasLost() {
    Pulse.Line line =
        beat -> {
          beats.add(beat);
          throw beats.size() == 1
              ? new DispatchException.Unavailable("away")
              : new DispatchException.Fenced("late");
        };
    try (var pulse = new Pulse(line, lease, gpu, InstantSource.system())) {
      await().until(() -> pulse.ending().isPresent());
      assertThat(pulse.ending()).contains(Ending.FENCED);
    }
    assertThat(beats).hasSize(2);
  }

  @Test
  void survivesAnAnswerThatCannotBeRead() {
    Pulse.Line line =
        beat -> {
          beats.add(beat);
          throw new IllegalStateException("not JSON");
        };
    try (var pulse = new Pulse(line, lease, gpu, InstantSource.system())) {
      await().until(() -> beats.size() >= 2);
      assertThat(pulse.ending()).isEmpty();
    }
  }

  private Pulse pulse(Function<Beat, Verdict> verdict) {
    Pulse.Line line =
        beat -> {
          beats.add(beat);
          return new BeatReply(verdict.apply(beat), 1);
        };
    return new Pulse(line, lease, gpu, InstantSource.system());
  }
}
