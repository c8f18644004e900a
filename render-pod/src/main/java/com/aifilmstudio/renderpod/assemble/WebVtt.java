package com.aifilmstudio.renderpod.assemble;

import com.aifilmstudio.core.protocol.CutOrder.Cue;
import java.util.List;

/** Captions as browsers read them. */
final class WebVtt {

  private WebVtt() {}

  static String write(List<Cue> cues) {
    var text = new StringBuilder("WEBVTT\n");
    int number = 0;
    for (var cue : cues) {
      text.append("\n%d\n".formatted(++number))
          .append("%s --> %s\n".formatted(clock(cue.startMillis()), clock(cue.endMillis())))
          .append(voice(cue.speaker()))
          .append(escaped(oneBlock(cue.text())))
          .append('\n');
    }
    return text.toString();
  }

  /** A blank line would end the cue, and what follows would be read as the next one. */
  static String oneBlock(String text) {
    return text.strip().replaceAll("\\s*\\R\\s*", "\n");
  }

  private static String voice(String speaker) {
    return speaker.isBlank() ? "" : "<v %s>".formatted(escaped(speaker.strip()));
  }

  private static String escaped(String text) {
    return text.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;");
  }

  private static String clock(long millis) {
    long seconds = millis / 1000;
    return "%02d:%02d:%02d.%03d"
        .formatted(seconds / 3600, seconds / 60 % 60, seconds % 60, millis % 1000);
  }
}
