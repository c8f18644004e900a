package com.aifilmstudio.gateway.jobs;

import static org.assertj.core.api.Assertions.assertThat;

import com.aifilmstudio.core.plan.FilmOrder.Source;
import com.aifilmstudio.gateway.jobs.JobRequest.FilmRequest;
import com.aifilmstudio.gateway.jobs.JobRequest.ShotRequest;
import java.math.BigDecimal;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class FilmTextTest {

  @Test
  void whatIsLeftOutIsTheSameInBothWords() {
    var film = film("INT. ROOM", null, null);

    var order = FilmText.order(film);
    var spec = FilmText.spec(film, "Title");

    assertThat(order.width()).isEqualTo(640);
    assertThat(spec).containsEntry("size", Map.of("width", 640, "height", 360));
    assertThat(order.framesPerSecond()).isEqualTo(spec.get("framesPerSecond")).isEqualTo(24);
    assertThat(order.seed()).isEqualTo(spec.get("seed")).isEqualTo(0L);
    assertThat(order.steps()).isEmpty();
    assertThat(spec).doesNotContainKeys("steps", "guidance", "style", "script");
    assertThat(spec).containsEntry("prompts", "Warn").containsEntry("title", "Title");
  }

  @Test
  void guidanceIsSpelledAsARenderJobWantsIt() {
    for (var pair :
        List.of(
            List.of("4", "4"),
            List.of("4.50", "4.5"),
            List.of("5E1", "50"),
            List.of("0.0001", "0.0001"))) {
      var film = film("INT. ROOM", null, new BigDecimal(pair.getFirst()));

      assertThat(FilmText.spec(film, "T")).containsEntry("guidance", pair.getLast());
      assertThat(FilmText.order(film).guidance()).contains(Double.valueOf(pair.getLast()));
    }
  }

  @Test
  void shotsStayInTheOrderOfTheFilm() {
    var film =
        film(
            null,
            List.of(new ShotRequest("b", "a boat", 2.0), new ShotRequest("a", "a train", 3.0)),
            null);

    assertThat(FilmText.order(film).source())
        .isInstanceOfSatisfying(
            Source.ShotList.class,
            list ->
                assertThat(list.shots()).extracting(shot -> shot.name()).containsExactly("b", "a"));
  }

  private static FilmRequest film(String script, List<ShotRequest> shots, BigDecimal guidance) {
    return new FilmRequest(null, script, null, shots, null, null, null, null, null, guidance, null);
  }
}
