package com.aifilmstudio.api.v1alpha1;

/** What workers of a pool share. */
public enum Isolation {
  /** A worker takes tasks of any film, one after the other. */
  Shared,
  /** A worker takes tasks of one film only, and its pod ends when that has none left for it. */
  Dedicated
}
