package com.aifilmstudio.api.v1alpha1;

/** What a finding does to the film. */
public enum FindingPolicy {
  Fail,
  Warn
}
