package com.aifilmstudio.store.upload;

/** What an upload is to the shot that it belongs to. */
public enum CheckpointUse {
  /** It is no checkpoint. */
  NONE,
  /** The newest of a shot that is not finished. */
  NEWEST,
  /** Overtaken by another, or of a shot that has ended. */
  OVER
}
