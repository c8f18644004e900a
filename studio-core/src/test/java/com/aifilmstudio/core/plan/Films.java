package com.aifilmstudio.core.plan;

import com.aifilmstudio.core.Json;
import com.aifilmstudio.core.bundle.Bundle;
import com.aifilmstudio.core.bundle.Dialect;
import com.aifilmstudio.core.plan.FilmOrder.ListedShot;
import com.aifilmstudio.core.plan.FilmOrder.Source;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/** Orders and bundles for tests. */
public final class Films {

  public static final String DIGEST = "sha256:" + "0".repeat(64);

  private Films() {}

  public static Bundle tinyfilm() {
    try {
      return Json.read(
          Files.readString(Path.of("../models/tinyfilm/bundle/bundle.json")), Bundle.class);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** The same model with other clip lengths. */
  public static Bundle tinyfilmWithClips(List<Integer> frames) {
    var real = tinyfilm();
    var video = real.video();
    return withVideoAndDialect(
        new Bundle.Video(
            frames,
            video.fps(),
            video.width(),
            video.height(),
            video.latentChannels(),
            video.scale()),
        real.dialect());
  }

  public static Bundle withVideoAndDialect(Bundle.Video video, Dialect dialect) {
    var real = tinyfilm();
    return new Bundle(
        real.apiVersion(),
        real.name(),
        real.version(),
        real.license(),
        real.pipeline(),
        real.runtime(),
        video,
        real.components(),
        real.scheduler(),
        dialect,
        real.estimate(),
        real.golden());
  }

  public static FilmOrder screenplay(String text) {
    return order(new Source.Screenplay(text));
  }

  /** An order that leaves the title to the script. */
  public static FilmOrder untitled(String text) {
    return new FilmOrder(
        "", new Source.Screenplay(text), 640, 360, 24, "", 42, Optional.empty(), Optional.empty());
  }

  public static FilmOrder shots(ListedShot... shots) {
    return order(new Source.ShotList(List.of(shots)));
  }

  public static FilmOrder order(Source source) {
    return new FilmOrder(
        "A Film", source, 640, 360, 24, "", 42, Optional.empty(), Optional.empty());
  }

  /** The plan of an order that is known to be good. */
  public static FilmPlan planned(FilmOrder order) {
    return planned(order, tinyfilm());
  }

  public static FilmPlan planned(FilmOrder order, Bundle bundle) {
    return switch (FilmPlanner.plan(order, bundle, DIGEST)) {
      case Planned.Film(FilmPlan plan) -> plan;
      case Planned.Refused refused -> throw new AssertionError(refused.problems());
    };
  }

  public static List<PlanProblem> problems(FilmOrder order) {
    return switch (FilmPlanner.plan(order, tinyfilm(), DIGEST)) {
      case Planned.Film film -> throw new AssertionError("planned: " + film);
      case Planned.Refused refused -> refused.problems();
    };
  }
}
