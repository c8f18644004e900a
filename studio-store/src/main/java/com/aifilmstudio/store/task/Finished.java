package com.aifilmstudio.store.task;

import com.aifilmstudio.core.protocol.Complete;
import com.aifilmstudio.store.take.TakeEnd;

/** A held task whose result is there, as its worker reported it. */
record Finished(HeldTask task, TakeEnd end, Complete report) {}
