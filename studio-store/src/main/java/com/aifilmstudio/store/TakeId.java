package com.aifilmstudio.store;

import com.github.f4b6a3.ulid.UlidCreator;

/** One attempt at a task: {@code tak_<ULID>}. */
public record TakeId(String value) {

  public static TakeId create() {
    return new TakeId("tak_" + UlidCreator.getMonotonicUlid());
  }

  @Override
  public String toString() {
    return value;
  }
}
