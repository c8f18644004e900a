package com.aifilmstudio.api.v1alpha1;

/** What the owner of a job wants of it. */
public enum DesiredState {
  Running,
  Paused,
  Canceled
}
