package com.aifilmstudio.gateway.start;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;

/**
 * The gateway's own settings; as environment variables they are spelled {@code STUDIO_…}. The
 * database is set by {@code QUARKUS_DATASOURCE_…}.
 */
@ConfigMapping(prefix = "studio")
public interface GatewayConfig {

  Intake intake();

  /** Where ordered films go. */
  interface Intake {
    /** Namespace in which the operator makes the RenderJobs of ordered films. Default: films. */
    @WithDefault("films")
    String namespace();
  }
}
