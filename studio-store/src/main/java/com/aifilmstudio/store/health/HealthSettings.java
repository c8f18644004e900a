package com.aifilmstudio.store.health;

import java.time.Duration;

/**
 * How patient the studio is with what fails.
 *
 * @param firstProbe before a machine in quarantine is tried for the first time
 * @param firstPause of a pool whose workers all fail of one cause
 * @param probeLease after which a probe that is silent has failed
 */
public record HealthSettings(Duration firstProbe, Duration firstPause, Duration probeLease) {

  public static final HealthSettings DEFAULT =
      new HealthSettings(Duration.ofSeconds(30), Duration.ofSeconds(5), Duration.ofSeconds(30));
}
