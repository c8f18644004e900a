package com.aifilmstudio.local.parts.kubelet.pod;

import java.time.Instant;

/** One thing to do for a pod. */
public sealed interface Step {

  /** Make volumes and allot devices. */
  record Prepare() implements Step {}

  record Start(String container, int attempt, int streak) implements Step {}

  /** Ask it to end, and kill it if it still runs at the given time; repeated calls do no harm. */
  record Stop(String container, Instant killAt, String why) implements Step {}
}
