package com.aifilmstudio.local.cli.chaos;

import com.aifilmstudio.local.cli.chaos.Evidence.Row;
import com.aifilmstudio.local.cli.chaos.Evidence.SeenFilm;
import com.aifilmstudio.local.cli.chaos.FilmOrder.Wish;
import com.aifilmstudio.local.cli.farm.Ledger.LedgerTake;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;

/**
 * What must hold whatever went wrong: every film ended, those that succeeded are what was ordered,
 * nobody was charged for another's fault, nothing was made twice or left lying, and the database
 * and the API say the same. Pure.
 */
final class Audit {
  private final Evidence seen;
  private final List<String> findings = new ArrayList<>();

  private Audit(Evidence seen) {
    this.seen = seen;
  }

  /** Each violation in a sentence; none when all is well. */
  static List<String> of(Evidence seen) {
    var audit = new Audit(seen);
    seen.ordered().forEach(audit::film);
    audit.takes();
    audit.objects();
    audit.agreement();
    return List.copyOf(audit.findings);
  }

  private void film(FilmOrder order) {
    var film = seen.films().get(order.name());
    var wish = order.lastWish();
    if (film == null) {
      check(wish.equals(Optional.of(Wish.DELETE)), "%s is gone, and nobody deleted it", order);
      return;
    }
    check(!wish.equals(Optional.of(Wish.DELETE)), "%s was deleted and is still there", order);
    check(film.ended(), "%s has not ended: it is %s (%s)", order, film.phase(), film.reason());
    if (!film.ended()) {
      return;
    }
    check(
        film.phase().equals("Succeeded")
            || film.phase().equals("Canceled") && wish.equals(Optional.of(Wish.CANCEL)),
        "%s ended as %s (%s), though nothing was wrong with it",
        order,
        film.phase(),
        film.reason());
    var flaw = Optional.ofNullable(seen.flaws().get(order.name()));
    check(flaw.isEmpty(), "%s succeeded and does not conform: %s", order, flaw.orElse(""));
    check(
        !film.phase().equals("Succeeded") || film.shots() == order.shots(),
        "%s succeeded with %s of %s shots",
        order,
        film.shots(),
        order.shots());
  }

  private void takes() {
    for (var take : seen.takes()) {
      check(
          !take.charged(),
          "attempt %s of a task of %s is charged: %s",
          take.epoch(),
          take.film(),
          take.code().orElse("no code"));
      check(take.endedAt().isPresent(), "an attempt of %s has no end", take.film());
    }
    seen.takes().stream()
        .filter(take -> take.outcome().equals(Optional.of("Rendered")))
        .collect(Collectors.groupingBy(LedgerTake::task, Collectors.counting()))
        .forEach((task, count) -> check(count == 1, "task %s has %s results", task, count));
  }

  private void objects() {
    for (var key : seen.stored()) {
      check(seen.named().contains(key), "object %s is stored and nothing names it", key);
    }
    for (var row : seen.rows()) {
      for (var key : row.outputs()) {
        check(
            row.removed() || seen.stored().contains(key),
            "%s names %s, which is not stored",
            row.name(),
            key);
      }
    }
  }

  private void agreement() {
    var rows = seen.rows().stream().collect(Collectors.toMap(Row::uid, Function.identity()));
    seen.films()
        .forEach(
            (name, film) -> {
              var row = rows.get(film.uid());
              check(row != null, "%s is not in the database", name);
              if (row != null) {
                agree(name, film, row);
              }
            });
    var there = new HashSet<String>();
    seen.films().values().forEach(film -> there.add(film.uid()));
    for (var row : seen.rows()) {
      check(
          row.removed() || there.contains(row.uid()),
          "the database holds %s, which is gone from the API",
          row.name());
    }
  }

  private void agree(String name, SeenFilm film, Row row) {
    check(!row.removed(), "the database takes %s for removed", name);
    check(
        film.phase().equals(row.phase()),
        "%s is %s in the API and %s in the database",
        name,
        film.phase(),
        row.phase());
    check(
        film.shots() == row.shots(),
        "%s has %s finished shots in the API and %s in the database",
        name,
        film.shots(),
        row.shots());
    check(
        film.outputs().equals(row.outputs()),
        "%s delivers %s by the API and %s by the database",
        name,
        film.outputs(),
        row.outputs());
  }

  private void check(boolean holds, String sentence, Object... words) {
    if (!holds) {
      findings.add(sentence.formatted(words));
    }
  }
}
