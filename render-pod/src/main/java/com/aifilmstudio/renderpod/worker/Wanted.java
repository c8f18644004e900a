package com.aifilmstudio.renderpod.worker;

import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.concurrent.locks.ReentrantLock;

/**
 * Whether dispatch still wants a task done here. Its word to the contrary stays, and ends at once
 * what may be dropped in its middle: by an interrupt, which does not outlive that piece of work.
 */
final class Wanted {

  private final ReentrantLock lock = new ReentrantLock();
  private Ending ending;
  private Thread working;

  /** Dispatch has said so; the first word counts. */
  void end(Ending why) {
    lock.lock();
    try {
      if (ending == null) {
        ending = why;
        if (working != null) {
          working.interrupt();
        }
      }
    } finally {
      lock.unlock();
    }
  }

  Optional<Ending> ending() {
    lock.lock();
    try {
      return Optional.ofNullable(ending);
    } finally {
      lock.unlock();
    }
  }

  /** Does on this thread what costs nothing to drop; a result that is there is kept. */
  <T> T doing(Callable<T> work) throws Exception {
    enter();
    try {
      return work.call();
    } catch (Exception e) {
      var why = ending();
      if (why.isPresent()) {
        throw new Abandoned(why.get()); // what went wrong went wrong because of the interrupt
      }
      throw e;
    } finally {
      leave();
    }
  }

  private void enter() throws Abandoned {
    lock.lock();
    try {
      if (ending != null) {
        throw new Abandoned(ending);
      }
      working = Thread.currentThread();
    } finally {
      lock.unlock();
    }
  }

  private void leave() {
    lock.lock();
    try {
      working = null;
      if (ending != null) {
        Thread.interrupted();
      }
    } finally {
      lock.unlock();
    }
  }
}
