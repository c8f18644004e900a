package com.aifilmstudio.core.plan;

import java.util.List;
import java.util.Objects;
import java.util.Optional;

/**
 * What a person wants filmed, free of how it was ordered. {@code width} and {@code height} are
 * pixels and {@code framesPerSecond} the rate of delivery; empty steps and guidance mean the
 * bundle's own.
 */
public record FilmOrder(
    String title,
    Source source,
    int width,
    int height,
    int framesPerSecond,
    String style,
    long seed,
    Optional<Integer> steps,
    Optional<Double> guidance) {

  public FilmOrder {
    title = Objects.requireNonNullElse(title, "");
    style = Objects.requireNonNullElse(style, "");
  }

  /** Where the shots come from. */
  public sealed interface Source {
    /** A screenplay in Fountain. */
    record Screenplay(String text) implements Source {}

    /** Shots listed one by one. */
    record ShotList(List<ListedShot> shots) implements Source {}
  }

  /** A shot named by its author. */
  public record ListedShot(String name, String prompt, double seconds) {}
}
