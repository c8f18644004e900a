package com.aifilmstudio.renderpod.engine;

import java.util.Locale;

/** What an engine is busy with; the words are those of a worker's beat. */
public enum Stage {
  TEXT,
  DENOISE,
  DECODE;

  public String word() {
    return name().toLowerCase(Locale.ROOT);
  }
}
