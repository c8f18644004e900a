package com.aifilmstudio.operator.dispatch;

import com.aifilmstudio.store.worker.KnownWorker;
import com.aifilmstudio.store.worker.Registrations;
import com.aifilmstudio.store.worker.WorkerKey;
import jakarta.inject.Singleton;

/** Who calls. Looked up at each call, so that a key is void the moment its pod is gone. */
@Singleton
class Callers {

  private final Registrations registrations;

  Callers(Registrations registrations) {
    this.registrations = registrations;
  }

  KnownWorker worker(String authorization) {
    return Bearer.token(authorization)
        .map(WorkerKey::new)
        .flatMap(registrations::find)
        .orElseThrow(Refusal::notRegistered);
  }
}
