package com.aifilmstudio.local.parts.kubelet.volume;

/** Tokens of a pod's service account, bound to that pod. */
public interface TokenSource {

  /** A token that is good for at least a fifth of its life. */
  String token(String audience, long expirationSeconds);
}
