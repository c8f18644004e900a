package com.aifilmstudio.core.plan;

import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;

/**
 * A shot as the script has it, before the model is known.
 *
 * @param scene from 1; 0 for a shot that was listed and belongs to no scene
 * @param heading of its scene, or empty
 * @param line where it stands in the script, from 1; 0 when it was listed
 * @param name as used in messages and in the film's lists
 * @param naming whether the author chose the name: then it is the shot's identity
 * @param seconds as the author wants it; absent: from the words
 */
record Draft(
    int scene,
    String heading,
    int line,
    String name,
    Naming naming,
    String text,
    List<Spoken> spoken,
    OptionalDouble seconds,
    Optional<String> transition) {

  /** Who named the shot. */
  enum Naming {
    BY_AUTHOR,
    BY_PLACE
  }

  /** Words that someone says in the shot. */
  record Spoken(String speaker, String text, Timing timing) {}

  /** When the words are said. */
  enum Timing {
    AFTER_THE_LAST,
    WITH_THE_LAST
  }

  static Draft inScene(int scene, String heading, int line, String text) {
    return new Draft(
        scene,
        heading,
        line,
        "",
        Naming.BY_PLACE,
        text,
        List.of(),
        OptionalDouble.empty(),
        Optional.empty());
  }

  static Draft listed(String name, String text, double seconds) {
    return new Draft(
        0,
        "",
        0,
        name,
        Naming.BY_AUTHOR,
        text,
        List.of(),
        OptionalDouble.of(seconds),
        Optional.empty());
  }

  Draft named(String place) {
    return new Draft(scene, heading, line, place, naming, text, spoken, seconds, transition);
  }

  Draft saying(List<Spoken> words) {
    return new Draft(
        scene, heading, line, name, naming, text, List.copyOf(words), seconds, transition);
  }

  Draft asked(ShotNote.Asked note) {
    return new Draft(
        scene,
        heading,
        line,
        note.name().orElse(name),
        note.name().isPresent() ? Naming.BY_AUTHOR : naming,
        text,
        spoken,
        note.seconds().isPresent() ? note.seconds() : seconds,
        transition);
  }

  Draft endingWith(String how) {
    return new Draft(scene, heading, line, name, naming, text, spoken, seconds, Optional.of(how));
  }
}
