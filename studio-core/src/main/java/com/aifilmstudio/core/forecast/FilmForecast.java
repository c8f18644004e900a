package com.aifilmstudio.core.forecast;

import com.aifilmstudio.core.films.Outlook;
import java.time.Instant;
import java.util.Map;

/**
 * What is to be expected of a film.
 *
 * @param shots when each shot that is not done should be, by its place in the film
 */
public record FilmForecast(Outlook outlook, Map<Integer, Instant> shots) {

  /** Nothing is known of it. */
  public static final FilmForecast NONE = new FilmForecast(Outlook.NONE, Map.of());

  public FilmForecast {
    shots = Map.copyOf(shots);
  }
}
