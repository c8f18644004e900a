package com.aifilmstudio.core.queue;

import java.time.Duration;

/** How long a worker is busy with a task, shot or cut, from its beginning to its end. */
@FunctionalInterface
public interface Lengths {

  Duration of(WaitingTask task, ReplayWorker worker);
}
