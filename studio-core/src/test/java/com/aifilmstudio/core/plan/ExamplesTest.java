package com.aifilmstudio.core.plan;

import static org.assertj.core.api.Assertions.assertThat;

import com.aifilmstudio.core.plan.FilmOrder.ListedShot;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.dataformat.yaml.YAMLFactory;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.StreamSupport;
import org.junit.jupiter.api.Test;

/** The films that newcomers start from. */
class ExamplesTest {

  private static final Path EXAMPLES = Path.of("../examples");
  private static final ObjectMapper YAML = new ObjectMapper(new YAMLFactory());

  @Test
  void theScriptInEachResourceIsTheOneBesideIt() throws IOException {
    assertThat(resource("night-train").at("/spec/film/script").asText())
        .isEqualTo(script("night-train"));
    var map = documents("the-long-way-round")[0];
    assertThat(map.at("/data/script.fountain").asText()).isEqualTo(script("the-long-way-round"));
  }

  @Test
  void tinyfilmUnderstandsEveryWordThatMattersInThem() throws IOException {
    assertThat(Films.planned(Films.screenplay(script("night-train"))).notUnderstood()).isEmpty();
    assertThat(Films.planned(Films.screenplay(script("the-long-way-round"))).notUnderstood())
        .isEmpty();
    assertThat(Films.planned(fourSkies()).notUnderstood()).isEmpty();
  }

  @Test
  void theFilmOfTheDemoHasSixShotsWithDialogueTransitionsAndTheCamera() throws IOException {
    var plan = Films.planned(Films.screenplay(script("night-train")));
    assertThat(plan.shots()).hasSize(6);
    assertThat(plan.captions()).isNotEmpty();
    assertThat(plan.shots()).anyMatch(shot -> shot.transition().isPresent());
    assertThat(plan.shots()).anyMatch(shot -> shot.prompt().startsWith("pan left"));
  }

  @Test
  void theListedShotsBecomeTheirPrompts() throws IOException {
    assertThat(Films.planned(fourSkies()).shots())
        .extracting(FilmPlan.Shot::prompt)
        .containsExactly(
            "pan right of a white balloon moving up over the hills at dawn",
            "zoom in of a yellow kite standing still over the city at day",
            "a static shot of a purple ship moving left over the sea at sunset",
            "pan left of a blue train moving right over the desert at night");
  }

  @Test
  void theGuidesFirstScriptIsPlannedAsTheGuideShows() throws IOException {
    var guide = Files.readString(Path.of("../docs/writing-a-film.md")).split("```\n");
    var script = guide[1];
    var shown = guide[3].substring(guide[3].indexOf('\n') + 1);
    var order = Films.untitled(script);
    assertThat(PlanTable.of(Films.planned(order), 100)).isEqualTo(shown);
  }

  private static FilmOrder fourSkies() throws IOException {
    var shots = resource("four-skies").at("/spec/film/shots");
    return Films.shots(
        StreamSupport.stream(shots.spliterator(), false)
            .map(
                shot ->
                    new ListedShot(
                        shot.get("name").asText(),
                        shot.get("prompt").asText(),
                        shot.get("seconds").asDouble()))
            .toArray(ListedShot[]::new));
  }

  private static String script(String name) throws IOException {
    return Files.readString(EXAMPLES.resolve(name + ".fountain"));
  }

  private static JsonNode resource(String name) throws IOException {
    return documents(name)[documents(name).length - 1];
  }

  private static JsonNode[] documents(String name) throws IOException {
    try (var documents =
        YAML.readerFor(JsonNode.class)
            .<JsonNode>readValues(EXAMPLES.resolve(name + ".yaml").toFile())) {
      return documents.readAll().toArray(JsonNode[]::new);
    }
  }
}
