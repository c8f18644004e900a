package com.aifilmstudio.renderpod.worker;

import java.util.function.LongSupplier;

/** Seconds for which a task has had the GPU busy. Read by the pulse while it runs. */
final class GpuMeter {

  private static final double NANOS = 1e9;

  private final LongSupplier nanoTime;
  private long since;
  private long spent;
  private boolean running;

  GpuMeter(LongSupplier nanoTime) {
    this.nanoTime = nanoTime;
  }

  synchronized void start() {
    since = nanoTime.getAsLong();
    running = true;
  }

  synchronized void stop() {
    spent += running ? nanoTime.getAsLong() - since : 0;
    running = false;
  }

  synchronized double seconds() {
    return (spent + (running ? nanoTime.getAsLong() - since : 0)) / NANOS;
  }
}
