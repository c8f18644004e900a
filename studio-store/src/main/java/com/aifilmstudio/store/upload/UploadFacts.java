package com.aifilmstudio.store.upload;

import java.time.Instant;

/**
 * What is known of a key that was granted.
 *
 * @param underWay the attempt it was granted to may still report it
 * @param jobRemoved its job's resource is gone
 * @param usedByShot a shot of a job that is not removed points to it, its own job's or another's
 * @param delivered it is a film's output
 * @param checkpoint whether it is one, and of use
 */
public record UploadFacts(
    String key,
    Instant grantedAt,
    boolean underWay,
    boolean jobRemoved,
    boolean usedByShot,
    boolean delivered,
    CheckpointUse checkpoint) {}
