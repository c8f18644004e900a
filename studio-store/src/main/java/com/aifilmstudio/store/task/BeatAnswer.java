package com.aifilmstudio.store.task;

/** What a beat led to; {@code stop}: the film is not wanted any more. */
public record BeatAnswer(Standing standing, boolean stop) {}
