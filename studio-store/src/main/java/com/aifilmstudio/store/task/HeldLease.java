package com.aifilmstudio.store.task;

import com.aifilmstudio.core.protocol.TaskKind;
import com.aifilmstudio.store.JobId;

/** What a lease is about, and what its worker's word is worth at this moment. */
public record HeldLease(Standing standing, JobId job, TaskKind kind) {}
