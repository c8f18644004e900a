package com.aifilmstudio.core.fountain;

import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;

/** A screenplay as text, one line for each thing that was found: what the golden files hold. */
final class Printed {

  private final StringBuilder out = new StringBuilder();

  private Printed() {}

  static String of(Screenplay play) {
    var printed = new Printed();
    for (var entry : play.titlePage().entries()) {
      printed.line(
          "title page | %s | %s"
              .formatted(
                  entry.key(),
                  entry.values().stream().map(Printed::text).collect(Collectors.joining(" | "))));
    }
    play.elements().forEach(printed::element);
    return printed.out.toString();
  }

  private void element(Element element) {
    line(element.line() + " " + words(element));
    if (element instanceof Element.Speech speech) {
      speech.parts().forEach(part -> line("  " + part.line() + " " + words(part)));
    }
    notes(element.notes());
  }

  private static String words(Element element) {
    return switch (element) {
      case Element.SceneHeading h -> "heading | " + h.text() + optional(h.number());
      case Element.Action a -> "action | " + text(a.text());
      case Element.Centred c -> "centred | " + text(c.text());
      case Element.Speech s -> "speech | " + s.character() + optional(s.extension()) + side(s);
      case Element.Lyrics l -> "lyrics | " + text(l.text());
      case Element.Transition t -> "transition | " + t.text();
      case Element.Section s -> "section " + s.depth() + " | " + s.text();
      case Element.Synopsis s -> "synopsis | " + s.text();
      case Element.PageBreak _ -> "page break";
      case Element.Notes _ -> "notes";
    };
  }

  private static String words(SpeechPart part) {
    return switch (part) {
      case SpeechPart.Spoken spoken -> "spoken | " + text(spoken.text());
      case SpeechPart.Parenthetical how -> "parenthetical | " + text(how.text());
      case SpeechPart.Sung sung -> "sung | " + text(sung.text());
    };
  }

  private static String side(Element.Speech speech) {
    return speech.side() == Element.Side.ALONE ? "" : " | " + speech.side();
  }

  private void notes(List<Note> notes) {
    notes.forEach(note -> line("  note " + note.line() + " | " + oneLine(note.text())));
  }

  private static String text(Text text) {
    var emphasis =
        text.emphasis().stream()
            .map(e -> e.style() + " \"" + text.plain().substring(e.start(), e.end()) + '"')
            .collect(Collectors.joining(", "));
    return oneLine(text.plain()) + (emphasis.isEmpty() ? "" : " | " + emphasis);
  }

  private static String optional(Optional<String> value) {
    return value.map(v -> " | " + v).orElse("");
  }

  private static String oneLine(String text) {
    return text.replace("\n", "\\n");
  }

  private void line(String line) {
    out.append(line).append('\n');
  }
}
