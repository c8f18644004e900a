package com.aifilmstudio.store.event;

import java.time.Instant;

/** Something that happened to a job; {@code data} is JSON. */
public record EventRow(int seq, String type, Instant at, String data) {}
