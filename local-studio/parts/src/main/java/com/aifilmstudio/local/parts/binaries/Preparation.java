package com.aifilmstudio.local.parts.binaries;

import java.lang.System.Logger.Level;
import java.time.Duration;

/** Hears what is done to get the programs, so that nobody waits without knowing for what. */
public interface Preparation {
  /** Something begins: what it is, why it is needed, and about how long it takes. */
  void begins(String what, String why, Duration about);

  /** A sign of life in between, such as the package that was compiled. */
  void goesOn(Progress progress);

  /** What began is over, well or not. */
  void ends();

  /** For tests: the long steps go to the log. */
  static Preparation logged() {
    var log = System.getLogger(Preparation.class.getName());
    return new Preparation() {
      @Override
      public void begins(String what, String why, Duration about) {
        log.log(Level.INFO, "{0}, because {1}; takes about {2} min", what, why, about.toMinutes());
      }

      @Override
      public void goesOn(Progress progress) {
        log.log(Level.DEBUG, progress.toString());
      }

      @Override
      public void ends() {
        log.log(Level.DEBUG, "prepared");
      }
    };
  }
}
