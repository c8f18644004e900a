package com.aifilmstudio.gateway.access.rate;

import com.aifilmstudio.gateway.access.AccessConfig;
import io.quarkus.redis.datasource.RedisDataSource;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Duration;
import java.util.Optional;
import org.jboss.logging.Logger;

/**
 * Counts in windows of a minute, which begin with the first request. Made when first asked: filters
 * are there before the settings are.
 */
@ApplicationScoped
class Windows {

  static final Duration LENGTH = Duration.ofMinutes(1);

  private static final Logger LOG = Logger.getLogger(Windows.class);

  /** In one step, so that no count is without an end. */
  private static final String COUNT =
      """
      local used = redis.call('INCR', KEYS[1])
      if used == 1 then redis.call('PEXPIRE', KEYS[1], ARGV[1]) end
      return { used, redis.call('PTTL', KEYS[1]) }
      """;

  private final RedisDataSource redis;
  private final AccessConfig config;

  Windows(RedisDataSource redis, AccessConfig config) {
    this.redis = redis;
    this.config = config;
  }

  Optional<Window> requestOf(String account) {
    return count("account:" + account, config.rate().requests());
  }

  /** Empty while Redis is away: a count protects us, and must not be what fails. */
  Optional<Window> count(String what, int limit) {
    try {
      var answer =
          redis.execute("EVAL", COUNT, "1", "rate:" + what, Long.toString(LENGTH.toMillis()));
      return Optional.of(
          new Window(
              limit,
              answer.get(0).toLong(),
              Duration.ofMillis(Math.max(0, answer.get(1).toLong()))));
    } catch (RuntimeException e) {
      LOG.debugf("rate: %s", e.getMessage());
      return Optional.empty();
    }
  }
}
