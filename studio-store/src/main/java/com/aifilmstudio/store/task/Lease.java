package com.aifilmstudio.store.task;

import com.aifilmstudio.store.TaskId;
import com.aifilmstudio.store.WorkerId;

/** What a worker says it holds: the task, the epoch it was given, and itself. */
public record Lease(TaskId task, int epoch, WorkerId worker) {}
