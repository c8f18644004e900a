package com.aifilmstudio.renderpod.worker;

import java.time.Duration;
import java.time.InstantSource;
import java.util.function.LongSupplier;

/**
 * The clocks of a worker, and how long its model took to load: that is told once, with the first
 * task that is done.
 */
record Timekeeping(InstantSource clock, LongSupplier nanoTime, Duration load) {}
