package com.aifilmstudio.core.fountain;

/** What stands between double brackets; {@code line} is where it begins. */
public record Note(int line, String text) {}
