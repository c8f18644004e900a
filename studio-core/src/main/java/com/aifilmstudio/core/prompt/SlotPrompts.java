package com.aifilmstudio.core.prompt;

import com.aifilmstudio.core.bundle.Dialect;
import com.aifilmstudio.core.prompt.Reading.Hit;
import com.aifilmstudio.core.prompt.Reading.Strength;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * Prompts for a model that understands one sentence with blanks. Each blank takes what the shot's
 * words name; else what they suggest; else, for a sticky slot, what the scene has named before (its
 * heading first of all); else the slot's fallback.
 */
final class SlotPrompts implements PromptWriter {

  /** A heading that says the story goes on without a break: what was in the picture stays. */
  private static final Pattern CONTINUES =
      Pattern.compile("(?i)\\b(?:continuous|continuing|same(?: time)?|moments? later)\\W*$");

  private final Dialect.Slots dialect;
  private final Template template;
  private final Phrasebook<Reading.Meaning> phrases;
  private final String style;

  SlotPrompts(Dialect.Slots dialect, String style) {
    this.dialect = dialect;
    this.template = new Template(dialect.template());
    this.phrases = Reading.phrasesOf(dialect);
    this.style = style;
  }

  @Override
  public List<Prompt> write(List<ShotText> shots) {
    var prompts = new ArrayList<Prompt>();
    var known = new HashMap<String, String>();
    var missed = List.<String>of();
    for (int i = 0; i < shots.size(); i++) {
      var shot = shots.get(i);
      if (i == 0 || opensScene(shots.get(i - 1), shot)) {
        if (!CONTINUES.matcher(shot.heading()).find()) {
          known.clear();
        }
        missed = readHeading(shot.heading(), known);
      }
      prompts.add(prompt(shot, known, missed));
      missed = List.of();
    }
    return prompts;
  }

  @Override
  public List<String> missedOfStyle() {
    return Reading.of(style, phrases).missed();
  }

  /** A listed shot is a scene of its own: its author wrote a whole prompt. */
  private static boolean opensScene(ShotText before, ShotText shot) {
    return shot.scene() == 0 || before.scene() != shot.scene();
  }

  private List<String> readHeading(String heading, Map<String, String> known) {
    var reading = Reading.of(heading, phrases);
    named(reading).forEach((slot, hit) -> keepIfSticky(slot, hit.meaning().value(), known));
    return reading.missed();
  }

  private Prompt prompt(ShotText shot, Map<String, String> known, List<String> missedBefore) {
    var reading = Reading.of(shot.words(), phrases);
    var named = named(reading);
    forgetDescriptionOfOtherThings(named, known);
    named.forEach(
        (slot, hit) -> {
          if (hit.meaning().strength() == Strength.PLAIN || !known.containsKey(slot)) {
            keepIfSticky(slot, hit.meaning().value(), known);
          }
        });
    var values = new LinkedHashMap<String, String>();
    var empty = new ArrayList<String>();
    dialect
        .slots()
        .forEach(
            (name, slot) -> {
              var value =
                  Optional.ofNullable(known.get(name))
                      .or(() -> Optional.ofNullable(named.get(name)).map(h -> h.meaning().value()))
                      .or(slot::fallback);
              if (value.isEmpty()) {
                empty.add(name);
              }
              // The model must be asked for something; what it was is in the plan for all to see.
              values.put(name, value.orElseGet(() -> slot.values().keySet().iterator().next()));
            });
    var missed = new LinkedHashSet<>(missedBefore);
    missed.addAll(reading.missed());
    return new Prompt(
        template.fill(values), dialect.negative(), List.copyOf(missed), List.copyOf(empty));
  }

  /** What the text says itself, by slot. */
  private Map<String, Hit> named(Reading reading) {
    var hits = new HashMap<String, Hit>();
    dialect
        .slots()
        .forEach(
            (name, slot) -> {
              if (slot.describes().isEmpty()) {
                reading.first(name).ifPresent(hit -> hits.put(name, hit));
              }
            });
    hits.values().forEach(reading::take);
    dialect
        .slots()
        .forEach(
            (name, slot) ->
                slot.describes()
                    .flatMap(thing -> description(reading, name, hits.get(thing)))
                    .ifPresent(
                        hit -> {
                          reading.takeHere(hit);
                          hits.put(name, hit);
                        }));
    return hits;
  }

  private static Optional<Hit> description(Reading reading, String slot, Hit thing) {
    return thing == null ? reading.saidAlone(slot) : reading.beside(slot, thing);
  }

  /** A ship that comes after a green train is not green too. */
  private void forgetDescriptionOfOtherThings(Map<String, Hit> named, Map<String, String> known) {
    dialect
        .slots()
        .forEach(
            (name, slot) ->
                slot.describes()
                    .filter(thing -> isAnother(named.get(thing), known.get(thing)))
                    .ifPresent(thing -> known.remove(name)));
  }

  private static boolean isAnother(Hit named, String known) {
    return named != null
        && named.meaning().strength() == Strength.PLAIN
        && !named.meaning().value().equals(known);
  }

  private void keepIfSticky(String name, String value, Map<String, String> known) {
    if (dialect.slots().get(name).sticky()) {
      known.put(name, value);
    }
  }
}
