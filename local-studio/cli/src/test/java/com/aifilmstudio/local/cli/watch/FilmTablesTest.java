package com.aifilmstudio.local.cli.watch;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.aifilmstudio.core.films.FilmSummary;
import com.aifilmstudio.core.films.FilmSummary.FilmList;
import com.aifilmstudio.core.films.FilmSummary.Times;
import com.aifilmstudio.core.films.FilmView;
import com.aifilmstudio.core.films.FilmView.SceneView;
import com.aifilmstudio.core.films.FilmView.ShotView;
import com.aifilmstudio.core.films.Outlook;
import com.aifilmstudio.core.films.Outlook.Between;
import com.aifilmstudio.local.cli.CannotDo;
import com.aifilmstudio.local.cli.watch.FilmTable.Names;
import java.awt.image.BufferedImage;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import javax.imageio.ImageIO;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class FilmTablesTest {
  private static final Instant NOON = Instant.parse("2026-05-01T12:00:00Z");

  private static final Outlook WAITS =
      new Outlook(
          Optional.of(2),
          Optional.of(new Between(NOON.plusSeconds(10), NOON.plusSeconds(12))),
          Optional.of(new Between(NOON.plusSeconds(70), NOON.plusSeconds(100))));

  @Test
  void eachFilmHasALineWithItsPlaceAndItsTimes() {
    var list = new FilmList(List.of(waiting(), ended()), true);

    assertThat(FilmTable.of(list, Names.BARE, 200, ZoneOffset.UTC, NOON))
        .containsExactly(
            "NAME         PHASE      SHOTS  PROGRESS  POSITION  START        FINISH"
                + "                REASON",
            "night-train  Queued     0/6    0 %       2         ~12:00:10    ~12:01:10 (12:01:40)"
                + "  WaitingForTurn",
            "old          Succeeded  3/3    100 %     -         04-30 12:00  04-30 12:01"
                + "           Succeeded",
            "There are more; --limit tells how many to show.");
  }

  @Test
  void filmsOfSeveralNamespacesAreToldApart() {
    var list = new FilmList(List.of(waiting()), false);

    assertThat(FilmTable.of(list, Names.WITH_NAMESPACE, 200, ZoneOffset.UTC, NOON))
        .satisfiesExactly(
            head -> assertThat(head).startsWith("NAMESPACE  NAME"),
            film -> assertThat(film).startsWith("studio     night-train"));
  }

  @Test
  void aPageHasScenesAndShotsAndWhyShotsFailed() {
    var film =
        new FilmView(
            "job_1",
            "studio",
            "night-train",
            "Night Train",
            "Rendering",
            "Rendering",
            "Workers render its shots.",
            41,
            List.of(new SceneView(1, "EXT. DESERT - NIGHT"), new SceneView(2, "INT. TRAIN")),
            List.of(
                shot(1, 1, "Rendering", Optional.of(NOON.plusSeconds(9)), Optional.empty()),
                shot(2, 2, "Failed", Optional.empty(), Optional.of("RENDER.NAN: not a number"))),
            new Times(NOON, Optional.of(NOON), Optional.empty()),
            Outlook.NONE);

    assertThat(FilmPage.of(film, 200, ZoneOffset.UTC, NOON))
        .containsExactly(
            "night-train  Rendering (Rendering)  0/2 shots  41 %",
            "Workers render its shots.",
            "SHOT  STATE      STEPS  STAGE    WORKER  FAILED  SECONDS  FINISH     PROMPT",
            "EXT. DESERT - NIGHT",
            "s1    rendering  5/20   denoise  pod-1   1       3.2      ~12:00:09  a train",
            "INT. TRAIN",
            "s2    failed     -      denoise  pod-1   1       3.2      -          a train",
            "s2: RENDER.NAN: not a number");
  }

  @Test
  void aContactSheetHasACellForEachPicture() {
    var picture = new BufferedImage(64, 36, BufferedImage.TYPE_INT_RGB);

    var sheet = ContactSheet.of(Collections.nCopies(5, picture));

    assertThat(sheet.getWidth()).isEqualTo(3 * 64 + 2 * 4);
    assertThat(sheet.getHeight()).isEqualTo(2 * 36 + 4);
  }

  @Test
  void aSheetThatHasNoFolderIsToldSo(@TempDir Path folder) throws IOException {
    var picture = new ByteArrayOutputStream();
    ImageIO.write(new BufferedImage(4, 4, BufferedImage.TYPE_INT_RGB), "jpeg", picture);
    var file = folder.resolve("none").resolve("sheet.jpg");

    assertThatThrownBy(() -> ContactSheet.write(List.of(picture.toByteArray()), file))
        .isInstanceOf(CannotDo.class)
        .hasMessage(file + " cannot be written: there is no folder " + file.getParent());
  }

  private static FilmSummary waiting() {
    return film(
        "night-train",
        "Queued",
        "WaitingForTurn",
        new Times(NOON, Optional.empty(), Optional.empty()),
        WAITS);
  }

  private static FilmSummary ended() {
    var yesterday = NOON.minusSeconds(24 * 3600);
    return film(
        "old",
        "Succeeded",
        "Succeeded",
        new Times(yesterday, Optional.of(yesterday), Optional.of(yesterday.plusSeconds(60))),
        Outlook.NONE);
  }

  private static FilmSummary film(
      String name, String phase, String reason, Times times, Outlook outlook) {
    boolean over = phase.equals("Succeeded");
    return new FilmSummary(
        "job_1",
        "studio",
        name,
        "render-system/tinyfilm",
        phase,
        reason,
        over ? 3 : 6,
        over ? 3 : 0,
        over ? 100 : 0,
        times,
        outlook);
  }

  private static ShotView shot(
      int n, int scene, String phase, Optional<Instant> finish, Optional<String> failure) {
    return new ShotView(
        n,
        "s" + n,
        phase,
        "a train",
        2,
        5,
        20,
        Optional.of("denoise"),
        Optional.of("pod-1"),
        1,
        false,
        3.2,
        scene,
        finish,
        failure);
  }
}
