package com.aifilmstudio.store;

import com.github.f4b6a3.ulid.UlidCreator;

/** A shot of one job: {@code sht_<ULID>}. */
public record ShotId(String value) {

  public static ShotId create() {
    return new ShotId("sht_" + UlidCreator.getMonotonicUlid());
  }

  @Override
  public String toString() {
    return value;
  }
}
