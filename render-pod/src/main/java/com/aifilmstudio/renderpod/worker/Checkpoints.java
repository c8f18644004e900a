package com.aifilmstudio.renderpod.worker;

import com.aifilmstudio.renderpod.checkpoint.CheckpointFile;
import java.time.Duration;

/** Where a shot's state goes while it is rendered. Called on the rendering thread alone. */
interface Checkpoints extends AutoCloseable {

  /** A step is done. Returns at once, whatever becomes of it. */
  void reached(CheckpointFile checkpoint);

  /** The shot is left: the newest state must be in the store, unless that takes too long. */
  void save(Duration patience) throws InterruptedException;

  /** Drops what is under way. */
  @Override
  void close();

  /** Of a task that has none. */
  static Checkpoints none() {
    return new Checkpoints() {
      @Override
      public void reached(CheckpointFile checkpoint) {}

      @Override
      public void save(Duration patience) {}

      @Override
      public void close() {}
    };
  }
}
