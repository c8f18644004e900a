package com.aifilmstudio.api.v1alpha1;

/** A file that a job delivers. */
public enum DeliveredKind {
  Mp4,
  Captions,
  Poster,
  /** One frame of each shot, with its name. */
  ContactSheet,
  /** The record of digests, seeds, prompts and versions: made for every film. */
  Lock
}
