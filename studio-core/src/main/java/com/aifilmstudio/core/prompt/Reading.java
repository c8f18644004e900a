package com.aifilmstudio.core.prompt;

import com.aifilmstudio.core.bundle.Dialect;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;

/**
 * What one text says in the terms of a dialect: for each slot the value it names, and the words
 * that were left over.
 */
final class Reading {

  /** How far, in words, a colour may stand from the thing it colours. */
  private static final int BESIDE = 4;

  /** What a phrase stands for. */
  record Meaning(String slot, String value, Strength strength) {}

  /** Whether a phrase names a value or only suggests it. */
  enum Strength {
    PLAIN,
    HINT
  }

  /** A phrase of the text with one of its meanings. */
  record Hit(int start, int end, Meaning meaning) {}

  private final List<Word> words;
  private final List<Hit> hits = new ArrayList<>();
  private final boolean[] used;

  private Reading(List<Word> words) {
    this.words = words;
    this.used = new boolean[words.size()];
  }

  static Reading of(String text, Phrasebook<Meaning> phrases) {
    var reading = new Reading(Word.of(text));
    for (var found : phrases.read(reading.words)) {
      boolean plain =
          found.meanings().stream().anyMatch(meaning -> meaning.strength() == Strength.PLAIN);
      for (int i = found.start(); i < found.end(); i++) {
        // Plain words count as drawn only once their value is taken; hints never ask to be drawn.
        reading.used[i] = !plain;
      }
      for (var meaning : found.meanings()) {
        reading.hits.add(new Hit(found.start(), found.end(), meaning));
      }
    }
    return reading;
  }

  /** The value that the text names or suggests for a slot that stands on its own. */
  Optional<Hit> first(String slot) {
    return pick(hit -> hit.meaning().slot().equals(slot), Comparator.comparing(Hit::start));
  }

  /**
   * The value for a slot that describes another, which this text names at {@code thing}: right
   * before it ("a green old train"), or said of it ("the train is green"). What stands beside
   * another word ("a train under a green sky") is not meant.
   */
  Optional<Hit> beside(String slot, Hit thing) {
    return pick(
        hit ->
            hit.meaning().slot().equals(slot)
                && sentence(hit) == sentence(thing)
                && (isRightBefore(hit, thing) || (hit.start() >= thing.end() && isSaid(hit))),
        Comparator.comparing((Hit hit) -> hit.start() > thing.start())
            .thenComparing(hit -> distance(hit, thing)));
  }

  /** The same where the text does not name the thing: "It is green now." */
  Optional<Hit> saidAlone(String slot) {
    return pick(
        hit -> hit.meaning().slot().equals(slot) && isSaid(hit), Comparator.comparing(Hit::start));
  }

  private boolean isRightBefore(Hit hit, Hit thing) {
    if (hit.end() > thing.start() || distance(hit, thing) > BESIDE) {
      return false;
    }
    return words.subList(hit.end(), thing.start()).stream()
        .allMatch(between -> between.text().equals("and") || !SmallWords.has(between));
  }

  /** Nothing follows that it could belong to. */
  private boolean isSaid(Hit hit) {
    if (hit.end() >= words.size()) {
      return true;
    }
    var next = words.get(hit.end());
    return next.clause() != words.get(hit.start()).clause() || SmallWords.has(next);
  }

  /** Takes a value: all words of this text that mean the same have been understood. */
  void take(Hit taken) {
    for (var hit : hits) {
      if (hit.meaning().slot().equals(taken.meaning().slot())
          && hit.meaning().value().equals(taken.meaning().value())) {
        markUsed(hit);
      }
    }
  }

  /** A value of a describing slot is taken where it stands, not wherever its word appears. */
  void takeHere(Hit taken) {
    markUsed(taken);
  }

  /** The words that matter and were not taken up, each once. */
  List<String> missed() {
    var missed = new LinkedHashSet<String>();
    for (int i = 0; i < words.size(); i++) {
      if (!used[i] && !SmallWords.has(words.get(i))) {
        missed.add(words.get(i).text());
      }
    }
    return List.copyOf(missed);
  }

  private Optional<Hit> pick(Predicate<Hit> wanted, Comparator<Hit> order) {
    return hits.stream()
        .filter(wanted)
        .filter(hit -> !denied(hit))
        .min(Comparator.comparing((Hit hit) -> hit.meaning().strength()).thenComparing(order));
  }

  /** "no train", "without a ship": named, and not there. */
  private boolean denied(Hit hit) {
    int before = hit.start() - 1;
    if (before >= 0 && List.of("a", "an", "any", "the").contains(words.get(before).text())) {
      before--;
    }
    return before >= 0
        && words.get(before).clause() == words.get(hit.start()).clause()
        && List.of("no", "without", "not").contains(words.get(before).text());
  }

  private void markUsed(Hit hit) {
    for (int i = hit.start(); i < hit.end(); i++) {
      used[i] = true;
    }
  }

  private int sentence(Hit hit) {
    return words.get(hit.start()).sentence();
  }

  private static int distance(Hit one, Hit other) {
    return one.start() < other.start() ? other.start() - one.end() : one.start() - other.end();
  }

  static Phrasebook<Meaning> phrasesOf(Dialect.Slots dialect) {
    var book = new Phrasebook<Meaning>();
    dialect
        .slots()
        .forEach(
            (name, slot) -> {
              slot.values()
                  .forEach(
                      (value, phrases) ->
                          phrases.forEach(
                              p -> book.add(p, new Meaning(name, value, Strength.PLAIN))));
              slot.hints()
                  .forEach(
                      (value, phrases) ->
                          phrases.forEach(
                              p -> book.add(p, new Meaning(name, value, Strength.HINT))));
            });
    dialect.ignored().forEach(book::addMeaningless);
    return book;
  }
}
