package com.aifilmstudio.store;

import com.github.f4b6a3.ulid.UlidCreator;

/** A registered worker: {@code wrk_<ULID>}. */
public record WorkerId(String value) {

  public static WorkerId create() {
    return new WorkerId("wrk_" + UlidCreator.getMonotonicUlid());
  }

  @Override
  public String toString() {
    return value;
  }
}
