package com.aifilmstudio.operator.renderjob;

import com.aifilmstudio.api.v1alpha1.Phase;

/** How a film stands: for programs a phase and a reason, for people a sentence. */
record Standing(Phase phase, String reason, String message) {}
