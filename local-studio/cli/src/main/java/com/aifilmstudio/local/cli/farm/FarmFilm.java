package com.aifilmstudio.local.cli.farm;

import com.aifilmstudio.api.v1alpha1.RenderJob;
import com.aifilmstudio.local.cli.film.FilmFile;
import io.fabric8.kubernetes.client.utils.Serialization;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;

/** A film of listed shots, one for each prompt. */
public record FarmFilm(String name, List<String> prompts, Look look, long seed) {

  /** What is delivered of each shot, and in how many steps; 0 are the model's own. */
  public record Look(int width, int height, int framesPerSecond, int seconds, int steps) {
    /** The least that a film can be: nearly all time is that of the steps. */
    public static final Look LEAST = new Look(64, 64, 8, 2, 10);
  }

  /** A film whose shots differ in their names alone. */
  public static FarmFilm of(String name, int shots, long seed) {
    var prompt = "a static shot of a red balloon standing still over the sea at day";
    return new FarmFilm(
        name, IntStream.range(0, shots).mapToObj(i -> prompt).toList(), Look.LEAST, seed);
  }

  RenderJob order() {
    var shots =
        IntStream.range(0, prompts.size())
            .mapToObj(
                i ->
                    Map.of(
                        "name", "shot-" + (i + 1),
                        "prompt", prompts.get(i),
                        "seconds", String.valueOf(look.seconds())))
            .toList();
    var film = new HashMap<String, Object>();
    film.put("shots", shots);
    film.put("seed", seed);
    film.put("size", Map.of("width", look.width(), "height", look.height()));
    film.put("framesPerSecond", look.framesPerSecond());
    if (look.steps() > 0) {
      film.put("steps", look.steps());
    }
    var job =
        Map.of(
            "apiVersion",
            "ai-filmstudio.com/v1alpha1",
            "kind",
            "RenderJob",
            "metadata",
            Map.of("name", name, "namespace", FilmFile.NAMESPACE),
            "spec",
            Map.of(
                "poolRef", Map.of("name", "tinyfilm", "namespace", "render-system"), "film", film));
    return Serialization.unmarshal(Serialization.asJson(job), RenderJob.class);
  }
}
