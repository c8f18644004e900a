package com.aifilmstudio.store.job;

import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * A job as its owner sees it.
 *
 * @param outputs the kinds of files that were ordered
 * @param derivedFrom the job as which its film was ordered before
 */
public record OwnedJob(
    JobRow row,
    String title,
    Map<String, String> labels,
    Optional<String> createdBy,
    List<String> outputs,
    long gpuMillis,
    Optional<String> derivedFrom) {}
