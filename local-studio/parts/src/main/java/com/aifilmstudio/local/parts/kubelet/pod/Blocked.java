package com.aifilmstudio.local.parts.kubelet.pod;

import java.time.Instant;

/** Why a container cannot start now, in the words of {@code kubectl get pods}. */
public record Blocked(String reason, String message, Instant retryAt) {}
