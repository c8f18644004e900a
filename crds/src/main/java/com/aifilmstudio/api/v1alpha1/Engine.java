package com.aifilmstudio.api.v1alpha1;

/** What makes the frames of a worker. */
public enum Engine {
  diffusion,
  simulated
}
