package com.aifilmstudio.store.output;

/** A delivered file; {@code kind}: Mp4, Captions, Poster, ContactSheet or Lock. */
public record OutputRow(String kind, String key, String sha256, long bytes) {}
