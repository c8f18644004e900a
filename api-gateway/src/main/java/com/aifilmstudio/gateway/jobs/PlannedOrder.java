package com.aifilmstudio.gateway.jobs;

import com.aifilmstudio.core.plan.FilmPlan;
import com.aifilmstudio.core.plan.PromisedTime;

/** An order that can be carried out: by whom, and as what. */
record PlannedOrder(JobRequest request, PoolChoice.Candidate by, FilmPlan plan) {

  /** By the word of the model's bundle. */
  double gpuSeconds() {
    return PromisedTime.ofFilm(plan, by.bundle().estimate());
  }
}
