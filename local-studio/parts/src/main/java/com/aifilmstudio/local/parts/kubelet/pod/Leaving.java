package com.aifilmstudio.local.parts.kubelet.pod;

import java.time.Instant;

/**
 * The pod is to go.
 *
 * @param killAt when whatever still runs is killed
 * @param gone the API server no longer knows it, so that there is no one to report to
 */
public record Leaving(Instant killAt, boolean gone) {}
