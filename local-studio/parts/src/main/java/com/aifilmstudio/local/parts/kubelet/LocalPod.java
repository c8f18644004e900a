package com.aifilmstudio.local.parts.kubelet;

import java.time.Instant;
import java.util.List;

/**
 * One container of a local pod as the kubelet's API shows it.
 *
 * @param pid 0 when nothing runs
 * @param residentBytes of the container's processes
 */
public record LocalPod(
    String namespace,
    String pod,
    String container,
    String phase,
    long pid,
    long residentBytes,
    List<Integer> ports,
    Instant startedAt,
    int restarts) {}
