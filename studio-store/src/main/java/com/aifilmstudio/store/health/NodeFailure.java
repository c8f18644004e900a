package com.aifilmstudio.store.health;

import com.aifilmstudio.core.failure.FailureCode;
import com.aifilmstudio.store.JobId;
import java.time.Instant;

/** A take of a job that failed on a machine, and the machine is to blame as far as is known. */
public record NodeFailure(
    String pool, String node, JobId job, FailureCode code, String message, Instant at) {}
