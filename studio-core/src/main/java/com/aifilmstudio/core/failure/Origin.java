package com.aifilmstudio.core.failure;

/** Where in the studio a failure is found. */
public enum Origin {
  /** Reading and planning a film, before anything is rendered. */
  PLANNING("planning"),
  /** Taking films of the gateway in. */
  INTAKE("the intake"),
  /** The limits of a job that is under way. */
  LIMITS("the job's limits"),
  /** Reading a pool's model. */
  POOL("the pool"),
  /** The operator, of what workers report or leave out. */
  DISPATCH("dispatch"),
  /** The render pod. */
  WORKER("the worker");

  private final String words;

  Origin(String words) {
    this.words = words;
  }

  /** For people. */
  public String words() {
    return words;
  }
}
