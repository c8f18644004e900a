package com.aifilmstudio.gateway.jobs;

import com.aifilmstudio.core.Json;
import com.aifilmstudio.gateway.live.MayBeAway;
import com.aifilmstudio.gateway.start.GatewayConfig;
import com.aifilmstudio.store.Hint;
import com.aifilmstudio.store.Hints;
import io.quarkus.redis.datasource.RedisDataSource;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.time.Duration;
import java.time.InstantSource;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;

/**
 * How films stood a moment ago, so that many who ask for one at the same time cost one look at the
 * database. It may vanish at any time: then each look is at the database.
 */
@Singleton
class StatusCache implements Hints.Listener {

  /** What is over is remembered so many times longer. */
  private static final int OVER = 30;

  /** Longer than any look at the database takes. */
  private static final Duration TURN = Duration.ofMinutes(2);

  /** Not if somebody has changed the film since it was looked at. */
  private static final String KEEP =
      """
      if (redis.call('GET', KEYS[2]) or '') == ARGV[1] then
        redis.call('SET', KEYS[1], ARGV[2], 'PX', ARGV[3])
      end
      return 1
      """;

  private static final String DROP =
      """
      redis.call('DEL', KEYS[1])
      redis.call('INCR', KEYS[2])
      redis.call('PEXPIRE', KEYS[2], ARGV[1])
      return 1
      """;

  private static final int REMEMBERED = 10_000;

  private final RedisDataSource redis;
  private final MayBeAway cache;
  private final Duration underWay;
  private final Map<String, String> accounts = // of the films that were kept from here
      new LinkedHashMap<>() {
        @Override
        protected boolean removeEldestEntry(Map.Entry<String, String> eldest) {
          return size() > REMEMBERED;
        }
      };

  @Inject
  StatusCache(RedisDataSource redis, GatewayConfig config, Hints hints, InstantSource clock) {
    this(redis, config.jobs().remember(), clock);
    hints.add(this);
  }

  StatusCache(RedisDataSource redis, Duration underWay, InstantSource clock) {
    this.redis = redis;
    this.underWay = underWay;
    this.cache = new MayBeAway("cache", clock);
  }

  /** A film as it was shown. */
  record Shown(String json, long version, String hash, boolean over) {

    Etag etag() {
      return new Etag(version, hash);
    }
  }

  private record Asked(Optional<Shown> shown, String turn) {}

  /** As it was shown a moment ago, or as {@code look} finds it. */
  Shown get(String account, String id, Supplier<Shown> look) {
    if (underWay.isZero()) {
      return look.get();
    }
    var asked = ask(account, id);
    if (asked.isPresent() && asked.get().shown().isPresent()) {
      return asked.get().shown().get();
    }
    var shown = look.get();
    asked.ifPresent(before -> keep(account, id, before.turn(), shown));
    return shown;
  }

  /** What was shown before is not so any more. */
  void drop(String account, String id) {
    cache.ask(
        () ->
            redis.execute(
                "EVAL", DROP, "2", shown(account, id), turn(account, id), "" + TURN.toMillis()));
  }

  /** Whoever kept it lets it go. */
  @Override
  public void hint(Hint hint, String job) {
    if (hint == Hint.JOB) {
      String account;
      synchronized (accounts) {
        account = accounts.remove(job);
      }
      if (account != null) {
        // The thread that hears hints does not wait for Redis.
        Thread.ofVirtual().name("status-cache").start(() -> drop(account, job));
      }
    }
  }

  private Optional<Asked> ask(String account, String id) {
    return cache.ask(
        () -> {
          var found = redis.execute("MGET", shown(account, id), turn(account, id));
          return new Asked(
              Optional.ofNullable(found.get(0)).map(it -> Json.read(it.toString(), Shown.class)),
              Optional.ofNullable(found.get(1)).map(Object::toString).orElse(""));
        });
  }

  private void keep(String account, String id, String turn, Shown shown) {
    synchronized (accounts) {
      accounts.put(id, account);
    }
    var kept = shown.over() ? underWay.multipliedBy(OVER) : underWay;
    cache.ask(
        () ->
            redis.execute(
                "EVAL",
                KEEP,
                "2",
                shown(account, id),
                turn(account, id),
                turn,
                Json.write(shown),
                "" + kept.toMillis()));
  }

  private static String shown(String account, String id) {
    return "status:" + account + ":" + id;
  }

  private static String turn(String account, String id) {
    return "status-turn:" + account + ":" + id;
  }
}
