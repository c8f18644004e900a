package com.aifilmstudio.api.v1alpha1;

/** What happens to the shots under way when a budget is used up. */
public enum OnThreshold {
  CompleteRunning,
  CancelRunning
}
