package com.aifilmstudio.core.prompt;

import com.aifilmstudio.core.bundle.Dialect;
import java.util.List;

/** Puts the shots of a film into the words of one model. */
public sealed interface PromptWriter permits SlotPrompts, TextPrompts {

  /** One prompt for each shot, in order. A shot depends on those before it in its scene only. */
  List<Prompt> write(List<ShotText> shots);

  /** Words of the film's style that the model cannot draw. */
  List<String> missedOfStyle();

  static PromptWriter of(Dialect dialect, String style) {
    return switch (dialect) {
      case Dialect.Slots slots -> new SlotPrompts(slots, style);
      case Dialect.Text text -> new TextPrompts(text, style);
    };
  }
}
