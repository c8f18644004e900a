package com.aifilmstudio.store;

import com.github.f4b6a3.ulid.UlidCreator;

/** Something a worker can claim, and its lease: {@code tsk_<ULID>}. */
public record TaskId(String value) {

  public static TaskId create() {
    return new TaskId("tsk_" + UlidCreator.getMonotonicUlid());
  }

  @Override
  public String toString() {
    return value;
  }
}
