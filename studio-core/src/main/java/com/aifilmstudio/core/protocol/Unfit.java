package com.aifilmstudio.core.protocol;

/** A worker that has registered cannot serve, and ends. {@code code} is of the catalogue. */
public record Unfit(String code, String message) {}
