package com.aifilmstudio.store.money;

import com.aifilmstudio.core.money.MicroCredits;
import com.aifilmstudio.core.money.Rate;
import com.aifilmstudio.store.JobId;

/**
 * What is to be held for a job that is ordered.
 *
 * @param rate what it pays, from now to its end
 * @param amount as {@code HoldRule.first} says
 */
public record NewHold(JobId job, String account, Rate rate, MicroCredits amount) {}
