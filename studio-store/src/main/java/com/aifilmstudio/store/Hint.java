package com.aifilmstudio.store;

import java.util.Locale;
import org.jooq.DSLContext;
import org.jooq.impl.DSL;

/**
 * What one process tells the others through NOTIFY. A hint is sent with its transaction, may be
 * lost, and is never the truth: whoever waits for one also looks from time to time.
 */
public enum Hint {
  /** A task became ready; payload: its pool. */
  TASK,
  /** Something about a job changed; payload: its id. */
  JOB,
  /** An event was added that changes nothing about its job; payload: the job's id. */
  EVENT,
  /** A worker must not go on waiting; payload: its id. */
  WORKER,
  /** Something is wanted that the operator is to be told; payload: the job's id. */
  INTENT,
  /** Somebody outside is to be told of something; no payload. */
  WEBHOOK;

  public String channel() {
    return name().toLowerCase(Locale.ROOT);
  }

  /** Sent when {@code tx} commits; equal hints of one transaction arrive once. */
  public void send(DSLContext tx, String payload) {
    tx.select(DSL.function("pg_notify", Object.class, DSL.val(channel()), DSL.val(payload)))
        .execute();
  }
}
