package com.aifilmstudio.store.job;

/** Through which door a film came in. */
public enum JobSource {
  /** By a RenderJob, which is the truth about what is wanted. */
  Applied,
  /** By the gateway: the row's versioned intent is the truth, and the RenderJob follows it. */
  Gateway
}
