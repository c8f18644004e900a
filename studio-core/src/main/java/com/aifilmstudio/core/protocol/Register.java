package com.aifilmstudio.core.protocol;

/**
 * A worker introduces itself, once.
 *
 * @param pool {@code namespace/name} of the RenderPool that made its pod
 * @param numericClass device, instruction set and library build: equal classes render equal bytes
 * @param engine {@code diffusion} or {@code simulated}
 */
public record Register(
    String pool,
    String revision,
    String bundleDigest,
    String gpu,
    String numericClass,
    String engine,
    String version) {}
