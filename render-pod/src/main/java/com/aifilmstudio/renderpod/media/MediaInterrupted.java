package com.aifilmstudio.renderpod.media;

/**
 * Work on a media file was dropped, because its thread was interrupted: that says nothing about the
 * file.
 */
public final class MediaInterrupted extends RuntimeException {

  private static final long serialVersionUID = 1L;

  MediaInterrupted() {
    super("interrupted", null, false, false);
  }

  /** Looked at between two pictures; the interrupt stays set. */
  static void throwIfInterrupted() {
    if (Thread.currentThread().isInterrupted()) {
      throw new MediaInterrupted();
    }
  }
}
