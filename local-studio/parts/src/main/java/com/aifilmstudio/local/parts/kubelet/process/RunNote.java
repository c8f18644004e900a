package com.aifilmstudio.local.parts.kubelet.process;

import java.time.Instant;
import java.util.List;

/**
 * What is written down before a run starts.
 *
 * @param attempt 0 for the first run of the container, then counting up
 * @param streak how many restarts came one shortly after the other, for the back-off
 */
public record RunNote(
    int attempt, int streak, Instant launchedAt, String image, List<String> command) {}
