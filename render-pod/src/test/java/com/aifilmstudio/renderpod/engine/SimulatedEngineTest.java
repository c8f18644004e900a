package com.aifilmstudio.renderpod.engine;

import static org.assertj.core.api.Assertions.assertThat;

import com.aifilmstudio.core.failure.FailureCode;
import com.aifilmstudio.renderpod.TinyFilm;
import com.aifilmstudio.renderpod.clock.Pause;
import com.aifilmstudio.renderpod.engine.TakeListener.Verdict;
import com.aifilmstudio.renderpod.engine.simulated.Pace;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class SimulatedEngineTest {
  private static final Take TAKE = new Take("a train", "", 16, 42, 5, 4, "ddim");

  private final List<Duration> waits = new ArrayList<>();

  @Test
  void itTakesItsTimeToLoadAndForEachStep() throws Exception {
    var pace = new Pace(Duration.ofSeconds(30), Duration.ofSeconds(2));
    var heard = new ArrayList<String>();
    var outcome =
        engine(pace)
            .render(
                TAKE,
                new TakeListener() {
                  @Override
                  public Verdict stepped(Progress progress) {
                    heard.add(progress.step() + "/" + progress.steps());
                    return Verdict.CONTINUE;
                  }

                  @Override
                  public void entered(Stage stage) {
                    heard.add(stage.word());
                  }
                });
    assertThat(outcome).isInstanceOf(TakeOutcome.Rendered.class);
    assertThat(waits).startsWith(Duration.ofSeconds(30)).hasSize(6).endsWith(Duration.ofSeconds(2));
    assertThat(heard)
        .containsExactly("text", "denoise", "1/5", "2/5", "3/5", "4/5", "5/5", "decode");
  }

  @Test
  void equalTakesMakeEqualFramesOfTheBundlesSize() throws Exception {
    var clip = frames(TAKE);
    assertThat(clip.width()).isEqualTo(128);
    assertThat(clip.height()).isEqualTo(72);
    assertThat(clip.fps()).isEqualTo(8);
    assertThat(clip.frames()).hasSize(16).doesNotHaveDuplicates();
    var again = frames(TAKE);
    for (var i = 0; i < 16; i++) {
      assertThat(again.frames().get(i)).isEqualTo(clip.frames().get(i));
    }
    var other = frames(new Take("a ship", "", 16, 42, 5, 4, "ddim"));
    assertThat(other.frames().getFirst()).isNotEqualTo(clip.frames().getFirst());
  }

  @Test
  void theListenerEndsItBetweenTwoSteps() throws Exception {
    var outcome =
        engine(Pace.INSTANT)
            .render(TAKE, progress -> progress.step() == 3 ? Verdict.STOP : Verdict.CONTINUE);
    assertThat(((TakeOutcome.Stopped) outcome).state().step()).isEqualTo(3);
  }

  @Test
  void anInterruptEndsALongStep() throws Exception {
    var pace = new Pace(Duration.ZERO, Duration.ofHours(1));
    try (var engine = SimulatedEngine.load(TinyFilm.bundle(), pace, Pause.onTheClock())) {
      Thread.currentThread().interrupt();
      var outcome = engine.render(TAKE, TakeListener.none());
      assertThat(((TakeOutcome.Stopped) outcome).state().step()).isZero();
      assertThat(Thread.interrupted()).isTrue();
    }
  }

  @Test
  void framesThatTheBundleDoesNotMakeAreRefused() throws Exception {
    var outcome =
        engine(Pace.INSTANT).render(new Take("", "", 17, 1, 1, 1, "ddim"), TakeListener.none());
    assertThat(outcome)
        .isInstanceOfSatisfying(
            TakeOutcome.Failed.class,
            failed -> assertThat(failed.code()).isEqualTo(FailureCode.RENDER_FAILED));
  }

  private Clip frames(Take take) throws Exception {
    return ((TakeOutcome.Rendered) engine(Pace.INSTANT).render(take, TakeListener.none())).clip();
  }

  private SimulatedEngine engine(Pace pace) throws Exception {
    return SimulatedEngine.load(TinyFilm.bundle(), pace, waits::add);
  }
}
