/**
 * From a prompt and a seed to frames. {@link com.aifilmstudio.renderpod.engine.Engine} is the port;
 * what lies behind it is in the packages {@code diffusion} and {@code simulated}. Knows nothing of
 * leases, uploads or encoding.
 */
package com.aifilmstudio.renderpod.engine;
