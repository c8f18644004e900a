package com.aifilmstudio.core.fountain;

import java.util.Optional;
import java.util.regex.Pattern;

/** What a single line looks like, by the rules of the format. */
final class Looks {

  private static final Pattern HEADING =
      Pattern.compile(
          "(?:INT|EXT|EST|INT\\.?/EXT|EXT\\.?/INT|I\\.?/E)(?:\\.| ).*", Pattern.CASE_INSENSITIVE);
  private static final Pattern SCENE_NUMBER = Pattern.compile("#([\\p{L}\\p{N}.)(-]+)#$");
  private static final int PAGE_BREAK_MARKS = 3;

  private Looks() {}

  static boolean likeHeading(String line) {
    return HEADING.matcher(line).matches();
  }

  /** A stop and a letter; two stops are an ellipsis. */
  static boolean likeForcedHeading(String line) {
    return line.length() > 1 && line.charAt(0) == '.' && Character.isLetterOrDigit(line.charAt(1));
  }

  static boolean likePageBreak(String line) {
    return line.length() >= PAGE_BREAK_MARKS && line.chars().allMatch(letter -> letter == '=');
  }

  static boolean likeTransition(String line) {
    return line.endsWith("TO:") && inCapitals(line);
  }

  /** Whether the line, in the middle of a paragraph, begins something new. */
  static boolean breaksAction(String line) {
    return !line.isEmpty() && "#=~>!".indexOf(line.charAt(0)) >= 0;
  }

  /** The number at the end of a heading, between #. */
  static Optional<String> sceneNumber(String heading) {
    int opening = heading.endsWith("#") ? heading.lastIndexOf('#', heading.length() - 2) : -1;
    if (opening < 0) {
      return Optional.empty();
    }
    var number = SCENE_NUMBER.matcher(heading).region(opening, heading.length());
    return number.lookingAt() ? Optional.of(number.group(1)) : Optional.empty();
  }

  static boolean inCapitals(String text) {
    return text.chars().anyMatch(Character::isUpperCase)
        && text.chars().noneMatch(Character::isLowerCase);
  }
}
