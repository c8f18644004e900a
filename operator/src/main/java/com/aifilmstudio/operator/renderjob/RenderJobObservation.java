package com.aifilmstudio.operator.renderjob;

import com.aifilmstudio.store.job.JobRow;
import com.aifilmstudio.store.job.Work;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;

/**
 * Everything that one look at a film knows.
 *
 * @param wishes the word of the spec
 * @param rendering how long its shots were held by workers; only looked up where a limit is set
 * @param hindrance only looked for where tasks wait and no worker holds any
 * @param unreadable which output could not be read back at the last attempt
 */
record RenderJobObservation(
    Wishes wishes,
    Optional<JobRow> row,
    Work work,
    Duration rendering,
    PoolSeen pool,
    Optional<Hindrance> hindrance,
    ScriptSeen script,
    Optional<String> unreadable,
    Instant now) {}
