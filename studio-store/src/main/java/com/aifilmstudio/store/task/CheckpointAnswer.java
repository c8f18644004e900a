package com.aifilmstudio.store.task;

import java.util.Optional;

/** What became of a checkpoint that a worker told of. */
public sealed interface CheckpointAnswer {

  /** It is the newest now; the key of the one before is of no use any more. */
  record Kept(Optional<String> superseded) implements CheckpointAnswer {}

  /** No such file was granted to this attempt. */
  record NotGranted() implements CheckpointAnswer {}

  /** The worker's word does not count, or not any more. */
  record NotHeld(Standing standing) implements CheckpointAnswer {}
}
