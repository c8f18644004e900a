package com.aifilmstudio.api.v1alpha1;

/** Which namespaces are meant. */
public enum From {
  Same,
  All,
  Selector
}
