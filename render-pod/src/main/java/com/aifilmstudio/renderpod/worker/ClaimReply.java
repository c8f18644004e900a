package com.aifilmstudio.renderpod.worker;

import com.aifilmstudio.core.protocol.Claim;

/** What asking for work brought. */
sealed interface ClaimReply {

  /** A task under a lease. */
  record Task(Claim claim) implements ClaimReply {}

  /** Nothing to do for as long as was waited. */
  record Nothing() implements ClaimReply {}

  /** This worker is not wanted any more. */
  record Drain() implements ClaimReply {}
}
