package com.aifilmstudio.renderpod.media;

/** Words on the screen, on the film's clock. */
public record Caption(long startMillis, long endMillis, String text) {}
