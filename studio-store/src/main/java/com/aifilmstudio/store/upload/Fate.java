package com.aifilmstudio.store.upload;

import java.time.Duration;
import java.time.Instant;

/** Whether an uploaded object stays, and why. */
public enum Fate {
  /** Its address may still be good, and its report still on the way. */
  KEEP_YOUNG(true),
  KEEP_DELIVERED(true),
  KEEP_USED(true),
  KEEP_UNDER_WAY(true),
  /** Its shot would go on from it. */
  KEEP_CHECKPOINT(true),
  /** Its job is gone, and no other film uses it. */
  DELETE_REMOVED(false),
  /** Its attempt came to nothing. */
  DELETE_ABANDONED(false);

  /**
   * Checkpoints are large and follow each other in seconds, so they are not kept for as long as
   * what may be asked about; but longer than an address to write to is good.
   */
  static final Duration OF_CHECKPOINT = Duration.ofMinutes(20);

  private final boolean kept;

  Fate(boolean kept) {
    this.kept = kept;
  }

  public boolean kept() {
    return kept;
  }

  /** The rule. A doubt keeps: a byte too many costs little, one too few a film. */
  public static Fate of(UploadFacts facts, Duration grace, Instant now) {
    if (facts.grantedAt().plus(grace(facts.checkpoint(), grace)).isAfter(now)) {
      return KEEP_YOUNG;
    }
    switch (facts.checkpoint()) {
      case NEWEST -> {
        return KEEP_CHECKPOINT;
      }
      case OVER -> {
        return facts.jobRemoved() ? DELETE_REMOVED : DELETE_ABANDONED;
      }
      case NONE -> {}
    }
    if (facts.delivered()) {
      return KEEP_DELIVERED;
    }
    if (facts.usedByShot()) {
      return KEEP_USED;
    }
    if (facts.underWay()) {
      return KEEP_UNDER_WAY;
    }
    return facts.jobRemoved() ? DELETE_REMOVED : DELETE_ABANDONED;
  }

  private static Duration grace(CheckpointUse checkpoint, Duration grace) {
    return checkpoint == CheckpointUse.NONE || grace.compareTo(OF_CHECKPOINT) < 0
        ? grace
        : OF_CHECKPOINT;
  }
}
