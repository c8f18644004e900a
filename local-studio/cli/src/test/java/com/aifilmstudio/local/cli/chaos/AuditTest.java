package com.aifilmstudio.local.cli.chaos;

import static org.assertj.core.api.Assertions.assertThat;

import com.aifilmstudio.local.cli.chaos.Evidence.Row;
import com.aifilmstudio.local.cli.chaos.Evidence.SeenFilm;
import com.aifilmstudio.local.cli.chaos.FilmOrder.Change;
import com.aifilmstudio.local.cli.chaos.FilmOrder.Wish;
import com.aifilmstudio.local.cli.farm.Ledger.LedgerTake;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class AuditTest {
  private static final Instant NOW = Instant.parse("2026-01-01T12:00:00Z");

  private final List<FilmOrder> ordered = new ArrayList<>();
  private final Map<String, SeenFilm> films = new HashMap<>();
  private final List<Row> rows = new ArrayList<>();
  private final List<LedgerTake> takes = new ArrayList<>();
  private final Set<String> stored = new HashSet<>();
  private final Set<String> named = new HashSet<>();
  private final Map<String, String> flaws = new HashMap<>();

  @BeforeEach
  void aGoodFilm() {
    ordered.add(ordered("good", Optional.empty()));
    film("good", "Succeeded", true);
    takes.add(take("t1", "Rendered", false));
    takes.add(take("t2", "Lost", false));
    takes.add(take("t2", "Rendered", false));
    stored.add("good.mp4");
    named.add("good.mp4");
  }

  @Test
  void nothingIsFoundWhenAllIsWell() {
    assertThat(findings()).isEmpty();
  }

  @Test
  void aCanceledAndADeletedFilmAreWell() {
    ordered.add(ordered("unwanted", Optional.of(Wish.CANCEL)));
    film("unwanted", "Canceled", true, 1);
    ordered.add(ordered("deleted", Optional.of(Wish.DELETE)));
    rows.add(new Row("uid-deleted", "deleted", "Canceled", true, 0, Set.of()));

    assertThat(findings()).isEmpty();
  }

  @Test
  void aFilmThatHasNotEndedIsFound() {
    ordered.add(ordered("stuck", Optional.empty()));
    film("stuck", "Rendering", false);

    assertThat(findings()).containsExactly("stuck has not ended: it is Rendering (why)");
  }

  @Test
  void aFilmThatFailedOrWasCanceledForNoReasonIsFound() {
    ordered.add(ordered("failed", Optional.empty()));
    film("failed", "Failed", true);
    ordered.add(ordered("canceled", Optional.empty()));
    film("canceled", "Canceled", true);

    assertThat(findings())
        .containsExactly(
            "failed ended as Failed (why), though nothing was wrong with it",
            "canceled ended as Canceled (why), though nothing was wrong with it");
  }

  @Test
  void aFilmThatDoesNotConformOrLacksAShotIsFound() {
    ordered.add(ordered("short", Optional.empty()));
    film("short", "Succeeded", true, 2);
    flaws.put("short", "47 frames");

    assertThat(findings())
        .containsExactly(
            "short succeeded and does not conform: 47 frames", "short succeeded with 2 of 3 shots");
  }

  @Test
  void aChargedAttemptAndTwoResultsAreFound() {
    takes.add(take("t1", "Rendered", true));

    assertThat(findings())
        .containsExactly(
            "attempt 1 of a task of good is charged: no code", "task t1 has 2 results");
  }

  @Test
  void anObjectTooManyAndOneTooFewAreFound() {
    stored.clear();
    stored.add("forgotten.mp4");

    assertThat(findings())
        .containsExactly(
            "object forgotten.mp4 is stored and nothing names it",
            "good names good.mp4, which is not stored");
  }

  @Test
  void databaseAndApiMustAgree() {
    rows.set(0, new Row("uid-good", "good", "Rendering", false, 2, Set.of("good.mp4")));
    rows.add(new Row("uid-ghost", "ghost", "Queued", false, 0, Set.of()));

    assertThat(findings())
        .containsExactly(
            "good is Succeeded in the API and Rendering in the database",
            "good has 3 finished shots in the API and 2 in the database",
            "the database holds ghost, which is gone from the API");
  }

  @Test
  void aFilmThatNobodyDeletedMayNotBeGone() {
    films.clear();
    rows.clear();

    assertThat(findings()).containsExactly("good is gone, and nobody deleted it");
  }

  private List<String> findings() {
    return Audit.of(new Evidence(ordered, films, rows, takes, stored, named, flaws));
  }

  private static FilmOrder ordered(String name, Optional<Wish> wish) {
    return new FilmOrder(
        Duration.ZERO,
        name,
        3,
        1,
        wish.stream().map(it -> new Change(Duration.ofSeconds(1), it)).toList());
  }

  private void film(String name, String phase, boolean ended) {
    film(name, phase, ended, 3);
  }

  private void film(String name, String phase, boolean ended, int shots) {
    var outputs = name.equals("good") ? Set.of("good.mp4") : Set.<String>of();
    films.put(name, new SeenFilm("uid-" + name, phase, ended, "why", shots, outputs));
    rows.add(new Row("uid-" + name, name, phase, false, shots, outputs));
  }

  private static LedgerTake take(String task, String outcome, boolean charged) {
    return new LedgerTake(
        "good",
        task,
        1,
        true,
        "w",
        NOW,
        NOW,
        Optional.of(NOW),
        Optional.of(outcome),
        Optional.empty(),
        charged,
        0,
        Map.of());
  }
}
