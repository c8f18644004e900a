package com.aifilmstudio.local.cli.studio;

import static org.assertj.core.api.Assertions.assertThat;

import com.aifilmstudio.api.v1alpha1.Phase;
import com.aifilmstudio.api.v1alpha1.RenderJob;
import com.aifilmstudio.core.films.FilmView.ShotView;
import com.aifilmstudio.renderpod.media.Frames;
import java.nio.file.Path;
import java.util.Set;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Films on a whole studio: real control plane, real processes, the real model. */
@Tag("studio")
class WholeStudioIT {
  private static final int FRAMES_OF_A_SHOT = 48;
  private static final String BALLOON =
      "a static shot of a red balloon standing still over the sea at day";
  private static final String TRAIN =
      "a static shot of a green train standing still over the desert at night";
  private static final String KITE =
      "a static shot of a yellow kite moving up over the hills at dawn";

  private static WholeStudio studio;

  @BeforeAll
  static void start() {
    studio = new WholeStudio();
  }

  @AfterAll
  static void stop() {
    if (studio != null) {
      studio.close();
    }
  }

  @Test
  void theFramesFollowTheScript(@TempDir Path folder) throws Exception {
    studio.order("follows", BALLOON, TRAIN);
    var film = studio.copy(succeeded("follows"), folder);
    var day = picture(film, FRAMES_OF_A_SHOT / 2);
    var night = picture(film, FRAMES_OF_A_SHOT + FRAMES_OF_A_SHOT / 2);
    assertThat(day.sky().blue()).as("a day's sky is bright and blue").isGreaterThan(170);
    assertThat(night.sky().brightness()).as("a night's sky is dark").isLessThan(70);
    assertThat(day.ground().blue()).as("the sea is blue").isGreaterThan(day.ground().red() + 40);
    assertThat(night.ground().red()).as("sand is not blue").isGreaterThan(night.ground().blue());
    assertThat(day.share(Picture.Colour::isRed)).as("a red balloon").isGreaterThan(0.01);
    assertThat(night.share(Picture.Colour::isGreen)).as("a green train").isGreaterThan(0.01);
  }

  @Test
  void aKilledWorkerCostsNoAttemptAndNoShot() {
    studio.order("worker-killed", BALLOON, TRAIN, KITE);
    studio.awaitShot("worker-killed", WholeStudioIT::isHalfDone);
    assertThat(studio.killPods("tinyfilm-")).isPositive();
    succeeded("worker-killed");
    assertThat(studio.film("worker-killed").shots())
        .allSatisfy(shot -> assertThat(shot.attempts()).isZero());
  }

  @Test
  void aKilledOperatorComesBackAndTheFilmComesOut() {
    studio.order("operator-killed", BALLOON, TRAIN, KITE);
    studio.awaitShot("operator-killed", WholeStudioIT::isHalfDone);
    assertThat(studio.killPods("film-studio-operator")).isEqualTo(1);
    succeeded("operator-killed");
    assertThat(studio.film("operator-killed").shots())
        .allSatisfy(shot -> assertThat(shot.attempts()).isZero());
  }

  @Test
  void aFilmComesOutThoughTheApiServerWasAwayForTwentySeconds() throws Exception {
    studio.order("api-away", BALLOON, TRAIN, KITE);
    studio.awaitShot("api-away", WholeStudioIT::isHalfDone);
    studio.killApiServer();
    new CountDownLatch(1).await(20, TimeUnit.SECONDS); // the outage itself
    studio.startApiServer();
    succeeded("api-away");
  }

  @Test
  void aDeletedFilmGoesAndItsNameIsFreeAtOnce() {
    var first = studio.order("again", BALLOON, TRAIN);
    studio.awaitShot("again", shot -> shot.phase().equals("Rendering"));
    studio.delete("again");
    studio.await("the first film to go", () -> studio.job("again") == null);
    studio.order("again", KITE);
    var second = succeeded("again");
    assertThat(second.getMetadata().getUid()).isNotEqualTo(first.getMetadata().getUid());
    assertThat(second.getStatus().shots().total()).isEqualTo(1);
  }

  private static boolean isHalfDone(ShotView shot) {
    return shot.phase().equals("Rendering") && shot.step() > 0;
  }

  private static RenderJob succeeded(String name) {
    var job = studio.ended(name);
    assertThat(job.getStatus().phase())
        .as("%s: %s", job.getStatus().reason(), job.getStatus().message())
        .isEqualTo(Phase.Succeeded);
    return job;
  }

  private static Picture picture(Path film, int frame) {
    var clip = Frames.at(film, Set.of(frame));
    return new Picture(clip.frames().getFirst(), clip.width(), clip.height());
  }
}
