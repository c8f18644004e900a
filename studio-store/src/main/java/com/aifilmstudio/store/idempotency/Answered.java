package com.aifilmstudio.store.idempotency;

import com.aifilmstudio.store.JobId;

/** What a request with this key was answered; {@code request} is its fingerprint. */
public record Answered(String request, JobId job, String answer) {}
