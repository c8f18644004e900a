package com.aifilmstudio.renderpod.engine.diffusion;

import java.util.ArrayDeque;
import java.util.Deque;

/** What was opened so far; closes it, latest first, unless all of it is kept. */
final class Opened implements AutoCloseable {

  /** Something whose end cannot fail. */
  interface Part extends AutoCloseable {
    @Override
    void close();
  }

  private final Deque<Part> parts = new ArrayDeque<>();

  <T extends Part> T add(T part) {
    parts.push(part);
    return part;
  }

  void keep() {
    parts.clear();
  }

  @Override
  public void close() {
    parts.forEach(Part::close);
  }
}
