package com.aifilmstudio.core.money;

import java.time.LocalDate;

/**
 * What an account used on a day, by the clock of UTC.
 *
 * @param jobs that anything was captured for
 * @param gpuMillis that were captured
 * @param added granted or bought
 */
public record UsageDay(
    LocalDate day,
    int jobs,
    long gpuMillis,
    MicroCredits captured,
    MicroCredits refunded,
    MicroCredits added) {}
