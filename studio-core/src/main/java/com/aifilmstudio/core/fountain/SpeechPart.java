package com.aifilmstudio.core.fountain;

/** One line under a character's name. */
public sealed interface SpeechPart {

  int line();

  /** Spoken words. */
  record Spoken(int line, Text text) implements SpeechPart {}

  /** How they are spoken, without the brackets. */
  record Parenthetical(int line, Text text) implements SpeechPart {}

  /** Sung words. */
  record Sung(int line, Text text) implements SpeechPart {}
}
