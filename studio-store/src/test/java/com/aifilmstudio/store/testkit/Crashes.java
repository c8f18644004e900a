package com.aifilmstudio.store.testkit;

import org.jooq.ExecuteContext;
import org.jooq.ExecuteListener;
import org.jooq.impl.DefaultExecuteListenerProvider;

/** Lets the process go away between two statements: what is not committed by then never was. */
public final class Crashes implements ExecuteListener {

  private static final long serialVersionUID = 1L;

  private int left = -1;

  /** The process went away. */
  public static final class Crash extends RuntimeException {
    private static final long serialVersionUID = 1L;
  }

  private Crashes() {}

  public static Crashes of(StudioDatabase studio) {
    var crashes = new Crashes();
    studio.sql().configuration().set(new DefaultExecuteListenerProvider(crashes));
    return crashes;
  }

  /** Does it, and goes away before that many statements of it were sent, if there are so many. */
  public boolean during(int statements, Runnable work) {
    left = statements;
    try {
      work.run();
      return false;
    } catch (Crash e) {
      return true;
    } finally {
      left = -1;
    }
  }

  @Override
  public void executeStart(ExecuteContext context) {
    if (left >= 0 && left-- == 0) {
      throw new Crash();
    }
  }
}
