package com.aifilmstudio.core.fountain;

import com.aifilmstudio.core.fountain.Element.Side;
import com.aifilmstudio.core.fountain.SourceLine.Kind;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;

/**
 * Tells what the lines of one paragraph are. The format asks for empty lines around headings; many
 * writers forget the one after, so a heading may be followed at once by what it heads.
 */
final class ParagraphReader {

  private final List<SourceLine> lines;
  private final List<Element> elements;
  private int at;
  private List<Note> notes = new ArrayList<>();

  /** Whether nothing stands before this line that it could be a part of. */
  private boolean fresh = true;

  ParagraphReader(List<SourceLine> lines, List<Element> elements) {
    this.lines = lines;
    this.elements = elements;
  }

  static boolean opensDialogue(String line) {
    return Cue.of(line).isPresent() && !Looks.likeHeading(line);
  }

  void read() {
    while (skipGone()) {
      var element = element(lines.get(at));
      elements.add(element);
      fresh = !(element instanceof Element.Action || element instanceof Element.Speech);
      notes = new ArrayList<>();
    }
    if (!notes.isEmpty()) {
      elements.add(new Element.Notes(notes.getFirst().line(), List.copyOf(notes)));
    }
  }

  /** Goes to the next line with words, gathering the notes on the way. */
  private boolean skipGone() {
    while (at < lines.size() && lines.get(at).kind() != Kind.WORDS) {
      notes.addAll(lines.get(at++).notes());
    }
    return at < lines.size();
  }

  private Element element(SourceLine line) {
    var text = line.stripped();
    if (Looks.likePageBreak(text)) {
      return new Element.PageBreak(line.number(), taken(1));
    }
    return switch (text.charAt(0)) {
      case '!' -> action(line);
      case '#' -> section(line, text);
      case '=' -> new Element.Synopsis(line.number(), text.substring(1).strip(), taken(1));
      case '~' -> new Element.Lyrics(line.number(), Text.of(text.substring(1).strip()), taken(1));
      case '>' -> transitionOrCentred(line, text);
      default -> fresh ? freshElement(line, text) : action(line);
    };
  }

  private Element freshElement(SourceLine line, String text) {
    if (Looks.likeForcedHeading(text)) {
      return heading(line, text.substring(1).strip());
    }
    if (Looks.likeHeading(text)) {
      return heading(line, text);
    }
    var next = nextWords();
    if (Looks.likeTransition(text) && next.map(Looks::likeHeading).orElse(true)) {
      return new Element.Transition(line.number(), text, taken(1));
    }
    return next.isPresent()
        ? Cue.of(text).<Element>map(cue -> speech(line, cue)).orElseGet(() -> action(line))
        : action(line);
  }

  private Element heading(SourceLine line, String text) {
    var number = Looks.sceneNumber(text);
    var place =
        number.map(n -> text.substring(0, text.length() - n.length() - 2).strip()).orElse(text);
    return new Element.SceneHeading(line.number(), place, number, taken(1));
  }

  private Element section(SourceLine line, String text) {
    int depth = 1;
    while (depth < text.length() && text.charAt(depth) == '#') {
      depth++;
    }
    return new Element.Section(line.number(), depth, text.substring(depth).strip(), taken(1));
  }

  private Element transitionOrCentred(SourceLine line, String text) {
    if (text.length() > 1 && text.endsWith("<")) {
      var middle = Text.of(text.substring(1, text.length() - 1).strip());
      return new Element.Centred(line.number(), middle, taken(1));
    }
    return new Element.Transition(line.number(), text.substring(1).strip(), taken(1));
  }

  private Element action(SourceLine first) {
    int end = at + 1;
    while (end < lines.size() && !Looks.breaksAction(lines.get(end).stripped())) {
      end++;
    }
    var paragraph =
        lines.subList(at, end).stream()
            .filter(line -> line.kind() == Kind.WORDS)
            .map(line -> line.text().stripTrailing())
            .collect(Collectors.joining("\n"));
    var forced = paragraph.stripLeading();
    var text = forced.startsWith("!") ? forced.substring(1) : paragraph;
    return new Element.Action(first.number(), Text.of(text), taken(end - at));
  }

  private Element speech(SourceLine line, Cue cue) {
    var parts = new ArrayList<SpeechPart>();
    for (var said : lines.subList(at + 1, lines.size())) {
      if (said.kind() == Kind.WORDS) {
        parts.add(part(said));
      }
    }
    var side = cue.right() && pairWithTheOneBefore() ? Side.RIGHT : Side.ALONE;
    return new Element.Speech(
        line.number(), cue.name(), cue.extension(), side, parts, taken(lines.size() - at));
  }

  private static SpeechPart part(SourceLine said) {
    var text = said.stripped();
    if (text.startsWith("(") && text.endsWith(")") && text.length() > 2) {
      var inside = text.substring(1, text.length() - 1).strip();
      return new SpeechPart.Parenthetical(said.number(), Text.of(inside));
    }
    return text.startsWith("~")
        ? new SpeechPart.Sung(said.number(), Text.of(text.substring(1).strip()))
        : new SpeechPart.Spoken(said.number(), Text.of(text));
  }

  private boolean pairWithTheOneBefore() {
    if (elements.isEmpty() || !(elements.getLast() instanceof Element.Speech left)) {
      return false;
    }
    elements.set(
        elements.size() - 1,
        new Element.Speech(
            left.line(),
            left.character(),
            left.extension(),
            Side.LEFT,
            left.parts(),
            left.notes()));
    return true;
  }

  private Optional<String> nextWords() {
    return lines.subList(at + 1, lines.size()).stream()
        .filter(line -> line.kind() == Kind.WORDS)
        .findFirst()
        .map(SourceLine::stripped);
  }

  /** The next lines are done with; their notes belong to what was made of them. */
  private List<Note> taken(int count) {
    lines.subList(at, at + count).forEach(line -> notes.addAll(line.notes()));
    at += count;
    return List.copyOf(notes);
  }
}
