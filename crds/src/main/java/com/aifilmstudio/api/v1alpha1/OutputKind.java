package com.aifilmstudio.api.v1alpha1;

/** A file that a job can order. */
public enum OutputKind {
  Mp4,
  Captions,
  Poster,
  /** One frame of each shot, with its name. */
  ContactSheet
}
