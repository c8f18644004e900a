package com.aifilmstudio.core.plan;

import com.aifilmstudio.core.failure.FailureCode;

/**
 * Why no plan can be made. The message names the field or the line, the value and what would be
 * right, so that it can be shown as it is.
 */
public record PlanProblem(FailureCode code, String message) {}
