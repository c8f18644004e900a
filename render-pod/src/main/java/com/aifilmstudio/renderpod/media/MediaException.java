package com.aifilmstudio.renderpod.media;

/** A media file could not be read or written; the message is ffmpeg's own, with what was tried. */
public final class MediaException extends RuntimeException {

  public MediaException(String message) {
    super(message);
  }
}
