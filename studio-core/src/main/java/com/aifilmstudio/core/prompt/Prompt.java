package com.aifilmstudio.core.prompt;

import java.util.List;

/**
 * A shot in the words of the model.
 *
 * @param missed words that matter and that the model cannot draw, in the order of the text
 * @param emptySlots blanks that must be filled by the script and were not
 */
public record Prompt(String text, String negative, List<String> missed, List<String> emptySlots) {

  public Prompt {
    missed = List.copyOf(missed);
    emptySlots = List.copyOf(emptySlots);
  }
}
