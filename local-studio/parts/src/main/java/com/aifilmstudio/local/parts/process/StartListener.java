package com.aifilmstudio.local.parts.process;

/** Hears of each part as it becomes ready; called from several threads. */
@FunctionalInterface
public interface StartListener {
  StartListener NONE = start -> {};

  void ready(PartStart start);
}
