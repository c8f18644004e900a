package com.aifilmstudio.gateway.start;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.net.URI;
import java.time.Duration;
import java.util.Optional;

/**
 * The gateway's own settings; as environment variables they are spelled {@code STUDIO_…}. The
 * database is set by {@code QUARKUS_DATASOURCE_…}.
 */
@ConfigMapping(prefix = "studio")
public interface GatewayConfig {

  Intake intake();

  Queue queue();

  Idempotency idempotency();

  Objects objects();

  Outputs outputs();

  Jobs jobs();

  Events events();

  Uploads uploads();

  /** Where ordered films go. */
  interface Intake {
    /** Namespace in which the operator makes the RenderJobs of ordered films. Default: films. */
    @WithDefault("films")
    String namespace();
  }

  /** The queue (SQS) through which the operator hears of films. */
  interface Queue {
    /** Address of the queue that both know. */
    URI intents();

    /** Address of the service. Default: that of AWS in the region. */
    Optional<URI> endpoint();

    /** Region to sign for. Default: us-east-1. */
    @WithDefault("us-east-1")
    String region();

    /** Default: what the AWS SDK finds in its surroundings. */
    Optional<String> accessKey();

    Optional<String> secretKey();

    /** After this time without being heard something is told again. Default: 1 min. */
    @WithDefault("PT1M")
    Duration repeatAfter();
  }

  /** Requests that are sent again. */
  interface Idempotency {
    /** How long the answer to a key is kept. Default: 7 days. */
    @WithDefault("P7D")
    Duration keep();
  }

  /** The object store that holds films. */
  interface Objects {
    /** Address of the store as people reach it. */
    URI endpoint();

    /** Region to sign for. Default: us-east-1. */
    @WithDefault("us-east-1")
    String region();

    String accessKey();

    String secretKey();

    /** Bucket of shots and films. Default: studio-films. */
    @WithDefault("studio-films")
    String filmsBucket();
  }

  /** Films that are handed out. */
  interface Outputs {
    /** How long an address is good. Default: 15 min. */
    @WithDefault("PT15M")
    Duration valid();

    /**
     * Address of a CDN in front of the store that passes path and query on. Default: none; films
     * come from the store.
     */
    Optional<URI> cdn();
  }

  /** Films that are read. */
  interface Jobs {
    /**
     * How long it is remembered in Redis how a film stood, for others who ask; 0 s: not at all.
     * Default: 1 s.
     */
    @WithDefault("PT1S")
    Duration remember();
  }

  /** Films that are followed. */
  interface Events {
    /** A follower that does not take an event for so long is sent away. Default: 10 s. */
    @WithDefault("PT10S")
    Duration patience();
  }

  /** Files that people hand in. */
  interface Uploads {
    /** How long an address to upload to is good. Default: 15 min. */
    @WithDefault("PT15M")
    Duration valid();

    /** How long films can be made of an upload; then it is deleted. Default: 24 h. */
    @WithDefault("PT24H")
    Duration keep();

    /** How many of an account there may be at a time. Default: 100. */
    @WithDefault("100")
    int most();
  }
}
