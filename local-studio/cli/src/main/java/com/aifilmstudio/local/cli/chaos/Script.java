package com.aifilmstudio.local.cli.chaos;

import com.aifilmstudio.local.cli.chaos.FilmOrder.Change;
import com.aifilmstudio.local.cli.chaos.FilmOrder.Wish;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;

/** What happens in a trial and when: a pure function of its options, the seed among them. */
public record Script(List<Fault> faults, List<FilmOrder> films) {
  /** Films are ordered early enough that most of them meet some faults. */
  private static final double ORDERED_WITHIN = 0.8;

  private static final int MOST_SHOTS = 6;
  private static final double CANCELED = 0.08;
  private static final double DELETED = 0.04;
  private static final double PAUSED = 0.08;
  private static final Duration LATEST_CHANGE = Duration.ofSeconds(60);

  static Script of(ChaosOptions options) {
    var chance = new SplittableRandom(options.seed());
    // Split: more films do not change the faults.
    return new Script(faults(options, chance.split()), films(options, chance.split()));
  }

  private static List<Fault> faults(ChaosOptions options, SplittableRandom chance) {
    var faults = new ArrayList<Fault>();
    for (var at = options.every();
        at.compareTo(options.lasting()) < 0;
        at = at.plus(options.every())) {
      var kind = kind(chance);
      var longest = kind.longest().toMillis();
      var lasting = longest == 0 ? 0 : chance.nextLong(longest / 10, longest);
      faults.add(new Fault(at, kind, Duration.ofMillis(lasting), chance.nextDouble()));
    }
    return List.copyOf(faults);
  }

  private static Fault.Kind kind(SplittableRandom chance) {
    int drawn = chance.nextInt(100);
    for (var kind : Fault.Kind.values()) {
      drawn -= kind.share();
      if (drawn < 0) {
        return kind;
      }
    }
    throw new IllegalStateException("the shares are less than a hundred");
  }

  private static List<FilmOrder> films(ChaosOptions options, SplittableRandom chance) {
    var films = new ArrayList<FilmOrder>();
    var within = options.lasting().toMillis() * ORDERED_WITHIN;
    for (int i = 0; i < options.films(); i++) {
      var at = Duration.ofMillis(Math.round(within * i / options.films()));
      films.add(
          new FilmOrder(
              at,
              "film-%04d".formatted(i + 1),
              chance.nextInt(1, MOST_SHOTS + 1),
              chance.nextInt(Integer.MAX_VALUE),
              changes(at, chance)));
    }
    return List.copyOf(films);
  }

  private static List<Change> changes(Duration ordered, SplittableRandom chance) {
    double drawn = chance.nextDouble();
    var at = later(ordered, chance);
    if (drawn < CANCELED) {
      return List.of(new Change(at, Wish.CANCEL));
    }
    if (drawn < CANCELED + DELETED) {
      return List.of(new Change(at, Wish.DELETE));
    }
    return drawn < CANCELED + DELETED + PAUSED
        ? List.of(new Change(at, Wish.PAUSE), new Change(later(at, chance), Wish.RUN))
        : List.of();
  }

  private static Duration later(Duration than, SplittableRandom chance) {
    return than.plusMillis(chance.nextLong(LATEST_CHANGE.toMillis()));
  }
}
