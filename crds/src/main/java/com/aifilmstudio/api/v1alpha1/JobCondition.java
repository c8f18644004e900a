package com.aifilmstudio.api.v1alpha1;

/** The condition types of a RenderJob. */
public enum JobCondition {
  Ready,
  Reconciling,
  Stalled,
  PromptsUnderstood,
  Planned,
  WorkersAvailable,
  Rendered,
  QualityChecked,
  Assembled,
  Published
}
