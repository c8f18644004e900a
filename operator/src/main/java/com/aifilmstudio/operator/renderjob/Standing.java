package com.aifilmstudio.operator.renderjob;

import com.aifilmstudio.api.v1alpha1.Phase;

/** How a film stands: for programs a phase and a reason, for people a sentence. */
record Standing(Phase phase, String reason, String message) {

  /** Of a film that is not over. */
  static Standing waiting(Phase phase, Reason reason, String message) {
    return new Standing(phase, reason.name(), message);
  }
}
