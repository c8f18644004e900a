package com.aifilmstudio.operator.renderjob;

import com.aifilmstudio.store.job.JobRow;
import com.aifilmstudio.store.job.Work;
import java.util.Optional;

/**
 * Everything that one look at a film knows. {@code cancelWanted} is the word of the spec, {@code
 * unreadable} says which output could not be read back at the last attempt.
 */
record RenderJobObservation(
    boolean cancelWanted,
    Optional<JobRow> row,
    Work work,
    PoolSeen pool,
    ScriptSeen script,
    Optional<String> unreadable) {}
