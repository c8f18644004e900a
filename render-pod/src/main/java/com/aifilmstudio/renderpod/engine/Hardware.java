package com.aifilmstudio.renderpod.engine;

/**
 * What an engine computes on, known before a model is loaded.
 *
 * @param gpu as a worker's registration says it: cuda, cpu or simulated
 * @param numericClass as the loaded engine will name it
 */
public record Hardware(String gpu, String numericClass) {}
