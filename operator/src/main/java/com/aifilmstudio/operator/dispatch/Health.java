package com.aifilmstudio.operator.dispatch;

import com.aifilmstudio.operator.start.StudioConfig;
import com.aifilmstudio.store.health.HealthSettings;
import jakarta.inject.Singleton;

/** The operator's settings in the words of the store. */
@Singleton
class Health {

  private final HealthSettings settings;

  Health(StudioConfig config) {
    this.settings =
        new HealthSettings(
            config.health().firstProbe(), config.health().firstPause(), config.dispatch().lease());
  }

  HealthSettings settings() {
    return settings;
  }
}
