package com.aifilmstudio.operator.start;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Optional;

/**
 * The operator's own settings; as environment variables they are spelled {@code STUDIO_…}. The
 * database is set by {@code QUARKUS_DATASOURCE_…}.
 */
@ConfigMapping(prefix = "studio")
public interface StudioConfig {

  Objects objects();

  Dispatch dispatch();

  Intake intake();

  Live live();

  Health health();

  Leader leader();

  Status status();

  History history();

  Money money();

  /** The object store that holds models and films. */
  interface Objects {
    /** Address of the store as the operator and the pods reach it. */
    URI endpoint();

    /** Region to sign for. Default: us-east-1. */
    @WithDefault("us-east-1")
    String region();

    String accessKey();

    String secretKey();

    /** Bucket of shots and films. Default: studio-films. */
    @WithDefault("studio-films")
    String filmsBucket();

    /**
     * How long an uploaded file that nobody refers to is kept. Longer than any report can be late.
     * Default: 24 h.
     */
    @WithDefault("PT24H")
    Duration sweepGrace();

    /** How often such files are looked for. Default: 10 min. */
    @WithDefault("PT10M")
    Duration sweepEvery();
  }

  /** Films of the gateway. */
  interface Intake {
    /** Namespace of their RenderJobs, in which nobody else may make any. Default: films. */
    @WithDefault("films")
    String namespace();

    /** Address of the queue (SQS) through which they come. Default: none; nothing is taken in. */
    Optional<URI> intents();

    /** Where messages go that can never be carried out. Default: intents with -dead behind it. */
    Optional<URI> dead();

    /** Address of the queue's service. Default: that of AWS in the region. */
    Optional<URI> endpoint();

    /** Region to sign for. Default: us-east-1. */
    @WithDefault("us-east-1")
    String region();

    /** Default: what the AWS SDK finds in its surroundings. */
    Optional<String> accessKey();

    Optional<String> secretKey();

    /** After so many refusals for good a film is given up. Default: 3. */
    @WithDefault("3")
    int refusals();
  }

  /** The worker protocol. */
  interface Dispatch {
    /** Address under which worker pods reach the operator. */
    URI url();

    /**
     * PEM file with the certificate of whoever signed dispatch's own. With it, the operator is
     * reached by TLS and answers plain requests only from its own pod. Default: none.
     */
    Optional<Path> certificateAuthority();

    /** How long a worker may be silent before its shot is given to another. Default: 30 s. */
    @WithDefault("PT30S")
    Duration lease();

    /**
     * How much denoising a lost worker costs at most: so often the state of a running shot goes to
     * the object store. Told to new pods. Default: what the pods' image says, else 10 s.
     */
    Optional<Duration> checkpointEvery();
  }

  /** What is told of shots under way. */
  interface Live {
    /**
     * Address of the Redis that the gateways use, {@code redis://…}. Default: none; progress is
     * seen when somebody looks, and previews by the films API alone.
     */
    Optional<URI> redis();

    /** Default: the one in the address, if any. */
    Optional<String> password();
  }

  /** What happens to machines and pools that fail. */
  interface Health {
    /** Before a node in quarantine is tried for the first time. Default: 30 s. */
    @WithDefault("PT30S")
    Duration firstProbe();

    /**
     * First pause of a pool whose workers all fail of one cause; later ones are longer. Default: 5
     * s.
     */
    @WithDefault("PT5S")
    Duration firstPause();
  }

  /** What is kept of films that are over. */
  interface History {
    /**
     * How long the story of a film is kept after the month of its order, and its rows after its
     * RenderJob is gone. Default: 400 days.
     */
    @WithDefault("P400D")
    Duration keep();
  }

  /** What films cost. */
  interface Money {
    /**
     * Prices as a JSON list of {@code bundle}, {@code gpuClass}, {@code microCreditsPerGpuSecond}
     * and {@code validFrom}. A price that was written down once stays; another one begins at
     * another time. Default: none, films cost nothing.
     */
    Optional<String> prices();

    /** How often the ledger is compared with all that is kept beside it. Default: 10 min. */
    @WithDefault("PT10M")
    Duration auditEvery();
  }

  /** Which replica of the operator decides. */
  interface Leader {
    /** Name of the Lease. Default: film-studio-operator. */
    @WithDefault("film-studio-operator")
    String lease();

    /** Namespace of the Lease. Default: the operator's own. */
    Optional<String> namespace();

    /** Name of this replica in the Lease. Default: the host name. */
    Optional<String> identity();

    /** How long a silent leader is waited for. Default: 15 s. */
    @WithDefault("PT15S")
    Duration duration();

    /** How long a leader that cannot renew goes on. Shorter than the duration. Default: 10 s. */
    @WithDefault("PT10S")
    Duration renewDeadline();

    /** How often is renewed or tried. Default: 2 s. */
    @WithDefault("PT2S")
    Duration retryPeriod();
  }

  /** How much the operator may write into the Kubernetes API. */
  interface Status {
    /** Least time between two status writes of one job. Default: 1 s. */
    @WithDefault("PT1S")
    Duration perJob();

    /**
     * Status writes a second of all jobs together, less the first and the last of each. Default:
     * 20.
     */
    @WithDefault("20")
    int perSecond();

    /**
     * Good news a second as Events, of all resources together; the status has what is left out.
     * Warnings are always told. Default: 2.
     */
    @WithDefault("2")
    int newsPerSecond();
  }
}
