package com.aifilmstudio.core.prompt;

import com.aifilmstudio.core.bundle.Dialect;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/**
 * Prompts for a model that reads free text. The heading is put in words ("exterior, desert,
 * night"), and a sentence that only directs the camera moves from the action to the camera.
 */
final class TextPrompts implements PromptWriter {

  private static final Pattern SENTENCE_END = Pattern.compile("(?<=[.!?])\\s+");
  private static final Pattern CAMERA_SENTENCE =
      Pattern.compile("(?i)^(the )?camera\\b.*|^we (pan|tilt|zoom|push|pull|track)\\b.*");
  private static final Pattern HEADING_PART =
      Pattern.compile("\\s+-+\\s+|\\s*[.\u2013\u2014]\\s*|\\s*/\\s*");

  private final Dialect.Text dialect;
  private final Template template;
  private final String style;

  TextPrompts(Dialect.Text dialect, String style) {
    this.dialect = dialect;
    this.template = new Template(dialect.template());
    this.style = style.strip();
  }

  @Override
  public List<Prompt> write(List<ShotText> shots) {
    return shots.stream()
        .map(shot -> new Prompt(text(shot), dialect.negative(), List.of(), List.of()))
        .toList();
  }

  /** Free text refuses nothing. */
  @Override
  public List<String> missedOfStyle() {
    return List.of();
  }

  private String text(ShotText shot) {
    var values =
        Map.of(
            "heading", spoken(shot.heading()),
            "action", withoutCamera(shot.words()),
            "camera", String.join(", ", CameraMoves.in(shot.words())),
            "style", style);
    return tidy(template.fill(values));
  }

  private static String withoutCamera(String words) {
    return SENTENCE_END
        .splitAsStream(oneSpaced(words))
        .filter(sentence -> !isCameraOnly(sentence))
        .collect(Collectors.joining(" "));
  }

  private static boolean isCameraOnly(String sentence) {
    return CAMERA_SENTENCE.matcher(sentence).matches() && !CameraMoves.in(sentence).isEmpty();
  }

  private static String spoken(String heading) {
    return HEADING_PART
        .splitAsStream(oneSpaced(heading).toLowerCase(Locale.ROOT))
        .map(TextPrompts::inFull)
        .filter(part -> !part.isBlank())
        .collect(Collectors.joining(", "));
  }

  private static String inFull(String part) {
    return switch (part) {
      case "int", "i" -> "interior";
      case "ext", "est", "e" -> "exterior";
      default -> part;
    };
  }

  /** Takes out what empty blanks leave behind: doubled spaces, commas and stops. */
  private static String tidy(String text) {
    return oneSpaced(text)
        .replaceAll(" (?=[,.;])", "")
        .replaceAll("([,.;])(?:\\s*[,.;])++", "$1")
        .replaceAll("^[\\s,.;]+|[\\s,;]+$", "");
  }

  /** First of all, because the patterns above take long over long runs of spaces. */
  private static String oneSpaced(String text) {
    return text.replaceAll("\\s+", " ").strip();
  }
}
