package com.aifilmstudio.operator.dispatch;

import com.aifilmstudio.store.worker.KnownWorker;
import com.aifilmstudio.store.worker.WorkerKey;
import jakarta.inject.Singleton;

/** Who calls. Looked up at each call, so that a key is void the moment its pod is gone. */
@Singleton
class Callers {

  private final Desk desk;

  Callers(Desk desk) {
    this.desk = desk;
  }

  KnownWorker worker(String authorization) {
    return Bearer.token(authorization)
        .map(WorkerKey::new)
        .flatMap(desk::worker)
        .orElseThrow(Refusal::notRegistered);
  }
}
