package com.aifilmstudio.store.task;

import com.aifilmstudio.store.JobId;
import com.aifilmstudio.store.ShotId;

/** The shot that a lease is about. */
public record HeldShot(JobId job, ShotId id, String name) {}
