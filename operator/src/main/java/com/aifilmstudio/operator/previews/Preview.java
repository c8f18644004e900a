package com.aifilmstudio.operator.previews;

import java.time.Instant;

/**
 * A picture of a shot.
 *
 * @param tag tells it from the one before
 */
public record Preview(byte[] jpeg, String tag, Instant at) {}
