package com.aifilmstudio.api.v1alpha1;

/** The condition types of a RenderPool. */
public enum PoolCondition {
  Ready,
  ModelAvailable,
  CapacityLimited,
  NodesTrusted,
  BackedOff
}
