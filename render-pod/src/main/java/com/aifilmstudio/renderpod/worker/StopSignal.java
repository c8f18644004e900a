package com.aifilmstudio.renderpod.worker;

import java.util.concurrent.locks.ReentrantLock;

/**
 * The wish that this worker ends; once given it stays. It cuts short what is only waiting, and
 * leaves work alone: that looks for the wish between two steps.
 */
public final class StopSignal {

  /** Something that may take long and whose loss costs nothing. */
  @FunctionalInterface
  interface Waiting<T, E extends Exception> {
    T await() throws E, InterruptedException;
  }

  private final ReentrantLock lock = new ReentrantLock();
  private volatile boolean given;
  private Thread waiting;

  /** Gives the wish; may be called from any thread, and more than once. */
  public void give() {
    lock.lock();
    try {
      given = true;
      if (waiting != null) {
        waiting.interrupt();
      }
    } finally {
      lock.unlock();
    }
  }

  boolean isGiven() {
    return given;
  }

  /** Waits on this thread; the wish ends it with an {@link InterruptedException}. */
  <T, E extends Exception> T cuttingShort(Waiting<T, E> what) throws E, InterruptedException {
    enter();
    try {
      return what.await();
    } finally {
      leave();
    }
  }

  private void enter() throws InterruptedException {
    lock.lock();
    try {
      if (given) {
        throw new InterruptedException("the worker was asked to end");
      }
      waiting = Thread.currentThread();
    } finally {
      lock.unlock();
    }
  }

  private void leave() {
    lock.lock();
    try {
      waiting = null;
      if (given) {
        Thread.interrupted(); // came too late for the waiting and must not hit what follows
      }
    } finally {
      lock.unlock();
    }
  }
}
