package com.aifilmstudio.core.prompt;

/** What there is to draw: the shot's own words and the heading of its scene, by scene number. */
public record ShotText(int scene, String heading, String words) {}
