package com.aifilmstudio.core.forecast;

import com.aifilmstudio.core.queue.WaitingTask;
import java.util.Optional;

/**
 * A task that a worker has.
 *
 * @param stage what it does of it just now
 * @param part of its steps that are made, 0 to 1
 */
public record HeldTask(WaitingTask task, Optional<String> stage, double part) {}
