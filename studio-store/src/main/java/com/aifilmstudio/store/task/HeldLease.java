package com.aifilmstudio.store.task;

import com.aifilmstudio.core.protocol.TaskKind;
import com.aifilmstudio.store.JobId;
import java.util.Optional;

/**
 * What a lease is about, and what its worker's word is worth at this moment.
 *
 * @param shot empty for a cut
 */
public record HeldLease(Standing standing, JobId job, TaskKind kind, Optional<HeldShot> shot) {}
