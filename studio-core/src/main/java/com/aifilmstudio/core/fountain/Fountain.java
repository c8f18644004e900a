package com.aifilmstudio.core.fountain;

import com.aifilmstudio.core.fountain.SourceLine.Kind;
import java.util.ArrayList;
import java.util.List;

/** The reader of screenplays. */
public final class Fountain {

  private Fountain() {}

  public static Screenplay parse(CharSequence script) {
    var lines = SourceReader.read(script);
    var title = TitlePageReader.read(lines);
    var elements = new ArrayList<Element>();
    for (var paragraph : paragraphs(lines.subList(title.nextLine(), lines.size()))) {
      new ParagraphReader(paragraph, elements).read();
    }
    return new Screenplay(title.page(), elements);
  }

  /** Lines between empty ones. Two spaces keep a paragraph going, but only in dialogue. */
  private static List<List<SourceLine>> paragraphs(List<SourceLine> lines) {
    var paragraphs = new ArrayList<List<SourceLine>>();
    var paragraph = new ArrayList<SourceLine>();
    boolean dialogue = false;
    for (var line : lines) {
      boolean keepsOn = line.kind() == Kind.KEPT_EMPTY && dialogue && paragraph.size() > 1;
      if (line.kind() == Kind.WORDS || line.kind() == Kind.GONE || keepsOn) {
        if (paragraph.isEmpty()) {
          dialogue = ParagraphReader.opensDialogue(line.stripped());
        }
        paragraph.add(line);
      } else if (!paragraph.isEmpty()) {
        paragraphs.add(paragraph);
        paragraph = new ArrayList<>();
      }
    }
    if (!paragraph.isEmpty()) {
      paragraphs.add(paragraph);
    }
    return paragraphs;
  }
}
