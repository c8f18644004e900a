package com.aifilmstudio.gateway.jobs;

import com.aifilmstudio.core.plan.FilmOrder;
import com.aifilmstudio.core.plan.FilmOrder.ListedShot;
import com.aifilmstudio.core.plan.FilmOrder.Source;
import com.aifilmstudio.gateway.jobs.JobRequest.FilmRequest;
import com.aifilmstudio.gateway.jobs.JobRequest.Size;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/**
 * A film that passed its check, in the words of the planner and in those of a RenderJob. The two
 * must say the same, so that the film which was planned here is the one which is rendered. Pure.
 */
final class FilmText {

  private static final Size USUAL = new Size(640, 360);
  private static final int USUAL_RATE = 24;

  private FilmText() {}

  static FilmOrder order(FilmRequest film) {
    var size = size(film);
    return new FilmOrder(
        film.title(),
        source(film),
        size.width(),
        size.height(),
        rate(film),
        film.style(),
        seed(film),
        Optional.ofNullable(film.steps()),
        // As the RenderJob spells it, so that both are the same number.
        Optional.ofNullable(guidance(film)).map(Double::valueOf));
  }

  /** spec.film, without the script. */
  static Map<String, Object> spec(FilmRequest film, String title) {
    var spec = new LinkedHashMap<String, Object>();
    spec.put("title", title);
    if (film.shots() != null) {
      spec.put(
          "shots",
          film.shots().stream()
              .map(s -> Map.of("name", s.name(), "prompt", s.prompt(), "seconds", s.seconds()))
              .toList());
    }
    spec.put("size", Map.of("width", size(film).width(), "height", size(film).height()));
    spec.put("framesPerSecond", rate(film));
    putIfThere(spec, "style", film.style());
    spec.put("seed", seed(film));
    putIfThere(spec, "steps", film.steps());
    putIfThere(spec, "guidance", guidance(film));
    spec.put("prompts", findings(film.prompts()));
    return spec;
  }

  static int rate(FilmRequest film) {
    return film.framesPerSecond() == null ? USUAL_RATE : film.framesPerSecond();
  }

  static Size size(FilmRequest film) {
    return film.size() == null ? USUAL : film.size();
  }

  private static Source source(FilmRequest film) {
    return film.script() != null
        ? new Source.Screenplay(film.script())
        : new Source.ShotList(
            film.shots().stream()
                .map(s -> new ListedShot(s.name(), s.prompt(), s.seconds()))
                .toList());
  }

  private static long seed(FilmRequest film) {
    return film.seed() == null ? 0 : film.seed();
  }

  private static String guidance(FilmRequest film) {
    if (film.guidance() == null) {
      return null;
    }
    var plain = film.guidance().stripTrailingZeros();
    return (plain.scale() < 0 ? plain.setScale(0) : plain).toPlainString();
  }

  private static String findings(String word) {
    return Words.FINDINGS.find(String.valueOf(word)).orElse("Warn");
  }

  private static void putIfThere(Map<String, Object> spec, String name, Object value) {
    if (value != null && !value.equals("")) {
      spec.put(name, value);
    }
  }
}
