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
  /** Its job is gone, and no other film uses it. */
  DELETE_REMOVED(false),
  /** Its attempt came to nothing. */
  DELETE_ABANDONED(false);

  private final boolean kept;

  Fate(boolean kept) {
    this.kept = kept;
  }

  public boolean kept() {
    return kept;
  }

  /** The rule. A doubt keeps: a byte too many costs little, one too few a film. */
  public static Fate of(UploadFacts facts, Duration grace, Instant now) {
    if (facts.grantedAt().plus(grace).isAfter(now)) {
      return KEEP_YOUNG;
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
}
