package com.aifilmstudio.core.plan;

import static org.assertj.core.api.Assertions.assertThat;

import com.aifilmstudio.core.bundle.Bundle;
import com.aifilmstudio.core.bundle.Dialect;
import com.aifilmstudio.core.plan.FilmPlan.Cue;
import com.aifilmstudio.core.plan.FilmPlan.Part;
import com.aifilmstudio.core.plan.FilmPlan.Shot;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What holds for every film, tried on scripts from a seeded generator. */
class PlanPropertiesTest {

  private static final int FILMS = 120;
  private static final Bundle TINYFILM = Films.tinyfilm();

  @Test
  void theSameOrderGivesTheSamePlan() {
    forEachScript(
        (random, script) -> assertThat(plan(script.text())).isEqualTo(plan(script.text())));
  }

  @Test
  void everyPromptIsASentenceOfTheModelsGrammar() {
    var grammar = sentences((Dialect.Slots) TINYFILM.dialect());
    assertThat(grammar).hasSize(4 * 6 * 4 * 5 * 4 * 4);
    forEachScript(
        (random, script) ->
            assertThat(plan(script.text()).shots()).extracting(Shot::prompt).isSubsetOf(grammar));
  }

  @Test
  void framesAddUpAndTheClockOfCaptionsStaysWithinTheFilm() {
    forEachScript(
        (random, script) -> {
          var plan = plan(script.text());
          for (var shot : plan.shots()) {
            int kept = shot.parts().stream().mapToInt(Part::keep).sum();
            assertThat(kept).isEqualTo((int) Math.round(shot.seconds() * TINYFILM.video().fps()));
            assertThat(shot.deliveredFrames())
                .isEqualTo((int) Math.round(shot.seconds() * plan.framesPerSecond()));
            assertThat(shot.parts())
                .allMatch(part -> TINYFILM.video().frames().contains(part.frames()))
                .allMatch(part -> part.keep() > 0 && part.keep() <= part.frames());
          }
          double end = endMillis(plan);
          assertThat(plan.captions())
              .allMatch(cue -> cue.startMillis() >= 0 && cue.startMillis() < cue.endMillis())
              .allMatch(cue -> cue.endMillis() <= Math.round(end));
          assertThat(plan.captions().stream().map(Cue::startMillis).toList()).isSorted();
        });
  }

  @Test
  void namesIdentitiesAndSeedsDiffer() {
    forEachScript(
        (random, script) -> {
          var shots = plan(script.text()).shots();
          assertThat(shots).extracting(Shot::name).doesNotHaveDuplicates();
          assertThat(shots).extracting(Shot::identity).doesNotHaveDuplicates();
          assertThat(shots).extracting(Shot::seed).doesNotHaveDuplicates();
        });
  }

  @Test
  void editingOneParagraphLeavesEveryOtherShotAsItWas() {
    forEachScript(
        (random, script) -> {
          var before = byIdentity(plan(script.text()));
          int edited = random.nextInt(script.paragraphs().size());
          var after = plan(script.with(edited, "A yellow kite rises over the sea at dawn. Anew."));
          assertThat(stillThere(before, after)).isEqualTo(script.paragraphs().size() - 1);
        });
  }

  @Test
  void anInsertedParagraphMovesNamesAndNothingElse() {
    forEachScript(
        (random, script) -> {
          var before = byIdentity(plan(script.text()));
          int at = random.nextInt(script.paragraphs().size());
          var first = script.paragraphs().get(at);
          var after = plan(script.with(at, "A yellow kite over the sea at dawn. New.\n\n" + first));
          assertThat(stillThere(before, after)).isEqualTo(before.size());
        });
  }

  @Test
  void anotherFilmSeedChangesEverySeedAndNoIdentity() {
    forEachScript(
        (random, script) -> {
          var order = Films.screenplay(script.text());
          var other =
              new FilmOrder(
                  order.title(),
                  order.source(),
                  order.width(),
                  order.height(),
                  order.framesPerSecond(),
                  order.style(),
                  order.seed() + 1,
                  order.steps(),
                  order.guidance());
          var one = Films.planned(order, TINYFILM).shots();
          var two = Films.planned(other, TINYFILM).shots();
          for (int i = 0; i < one.size(); i++) {
            assertThat(one.get(i).identity()).isEqualTo(two.get(i).identity());
            assertThat(one.get(i).seed()).isNotEqualTo(two.get(i).seed());
            assertThat(one.get(i).recipe()).isNotEqualTo(two.get(i).recipe());
          }
        });
  }

  @Test
  void garbageIsPlannedOrRefusedAndNeverThrows() {
    var random = new Random(99);
    for (int i = 0; i < 400; i++) {
      var bytes = new byte[random.nextInt(200)];
      random.nextBytes(bytes);
      var script = new String(bytes, StandardCharsets.ISO_8859_1);
      assertThat(FilmPlanner.plan(Films.screenplay(script), TINYFILM, Films.DIGEST)).isNotNull();
    }
  }

  /** A pattern that takes a stack frame for each round fails on a long run of the right letters. */
  @ParameterizedTest
  @ValueSource(
      strings = {
        "a'",
        "a-",
        ",",
        ". ",
        " - ",
        "/",
        "same ",
        "green train ",
        "pan slowly ",
        "x\n\n",
        "[["
      })
  void longRunsOfAnythingArePlannedOrRefused(String piece) {
    var run = piece.repeat(60_000 / piece.length());
    var large =
        Films.withVideoAndDialect(
            TINYFILM.video(), new Dialect.Text("{style}. {heading}. {action} {camera}", ""));
    for (var bundle : List.of(TINYFILM, large)) {
      for (var before : List.of("", "EXT. ", "A ship.\n\nMARA\n")) {
        var order = Films.screenplay(before + run);
        assertThat(FilmPlanner.plan(order, bundle, Films.DIGEST)).isNotNull();
      }
    }
  }

  private static FilmPlan plan(String script) {
    return Films.planned(Films.screenplay(script), TINYFILM);
  }

  private static double endMillis(FilmPlan plan) {
    return plan.shots().stream().mapToInt(Shot::deliveredFrames).sum()
        * 1000.0
        / plan.framesPerSecond();
  }

  private static Map<String, Shot> byIdentity(FilmPlan plan) {
    var shots = new HashMap<String, Shot>();
    plan.shots().forEach(shot -> shots.put(shot.identity(), shot));
    return shots;
  }

  /** How many shots of before are in the other plan with the same seed and recipe. */
  private static long stillThere(Map<String, Shot> before, FilmPlan after) {
    return after.shots().stream()
        .filter(shot -> before.containsKey(shot.identity()))
        .filter(shot -> before.get(shot.identity()).seed() == shot.seed())
        .filter(shot -> before.get(shot.identity()).recipe().equals(shot.recipe()))
        .count();
  }

  private static Set<String> sentences(Dialect.Slots dialect) {
    var sentences = Set.of(dialect.template());
    for (var slot : dialect.slots().entrySet()) {
      var filled = new HashSet<String>();
      for (var sentence : sentences) {
        for (var value : slot.getValue().values().keySet()) {
          filled.add(sentence.replace("{" + slot.getKey() + "}", value));
        }
      }
      sentences = filled;
    }
    return sentences;
  }

  private interface Property {
    void holds(Random random, Script script);
  }

  private static void forEachScript(Property property) {
    for (long seed = 0; seed < FILMS; seed++) {
      var random = new Random(seed);
      var script = Script.from(random);
      try {
        property.holds(random, script);
      } catch (AssertionError e) {
        throw new AssertionError("seed %d:%n%s".formatted(seed, script.text()), e);
      }
    }
  }

  /** A script of paragraphs that each name their own object, colour, place and hour. */
  private record Script(List<String> headings, List<String> paragraphs, List<Integer> scenes) {

    static Script from(Random random) {
      var headings = List.of("EXT. SEA - DAY", "INT. ROOM - NIGHT", "EXT. SEA - DAY", ".HERE");
      int shots = 1 + random.nextInt(12);
      var paragraphs = new ArrayList<String>();
      var scenes = new ArrayList<Integer>();
      for (int i = 0; i < shots; i++) {
        paragraphs.add(paragraph(random));
        scenes.add(i * headings.size() / shots);
      }
      return new Script(headings, paragraphs, scenes);
    }

    private static String paragraph(Random random) {
      var text =
          "A %s %s %s over the %s at %s.%s%s"
              .formatted(
                  one(random, "red", "green", "golden", "violet"),
                  one(random, "locomotive", "ship", "hot-air balloon", "kite", "boat"),
                  one(random, "rises", "moves left", "crosses", "waits", "thunders on"),
                  one(random, "ocean", "dunes", "town", "hills"),
                  one(random, "dusk", "noon", "midnight", "sunrise"),
                  one(random, "", " The camera pans left.", " ZOOM IN.", " An elephant."),
                  one(random, "", "", " [[shot 3s]]", " [[shot 7.3s]]", " [[a remark]]"));
      return text
          + one(
              random,
              "",
              "",
              "\n\nMARA\nNo.",
              "\n\nTOM (V.O.)\n(low)\nIt was the best of times, it was the worst of times.",
              "\n\nMARA\nNow!\n\nTOM ^\nNever, not while I am at the wheel of this thing.",
              "\n\nCUT TO:");
    }

    private static String one(Random random, String... choices) {
      return choices[random.nextInt(choices.length)];
    }

    String text() {
      var text = new StringBuilder();
      int scene = -1;
      for (int i = 0; i < paragraphs.size(); i++) {
        if (scenes.get(i) != scene) {
          scene = scenes.get(i);
          text.append(headings.get(scene)).append("\n\n");
        }
        text.append(paragraphs.get(i)).append("\n\n");
      }
      return text.toString();
    }

    String with(int index, String paragraph) {
      var changed = new ArrayList<>(paragraphs);
      changed.set(index, paragraph);
      return new Script(headings, changed, scenes).text();
    }
  }
}
