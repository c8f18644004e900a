package com.aifilmstudio.store;

import com.github.f4b6a3.ulid.UlidCreator;

/** A film's order: {@code job_<ULID>}. */
public record JobId(String value) {

  public static JobId create() {
    return new JobId("job_" + UlidCreator.getMonotonicUlid());
  }

  @Override
  public String toString() {
    return value;
  }
}
