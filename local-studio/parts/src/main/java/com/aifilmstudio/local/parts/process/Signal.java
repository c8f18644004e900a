package com.aifilmstudio.local.parts.process;

/** The signals that parts are sent. */
public enum Signal {
  /** Asks a program to end in good order. */
  TERM,
  /** PostgreSQL's word for "end now, but in good order"; TERM would wait for its clients. */
  INT,
  /** Ends a program without its knowing. */
  KILL,
  /** Freezes a program: its sockets stay open and nobody answers. */
  STOP,
  /** Thaws a frozen program. */
  CONT
}
