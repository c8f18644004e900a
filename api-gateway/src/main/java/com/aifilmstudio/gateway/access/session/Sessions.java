package com.aifilmstudio.gateway.access.session;

import com.aifilmstudio.core.Json;
import com.aifilmstudio.gateway.access.AccessConfig;
import com.aifilmstudio.gateway.access.token.Person;
import com.aifilmstudio.gateway.problem.ProblemException;
import com.aifilmstudio.gateway.problem.ProblemType;
import io.quarkus.redis.datasource.RedisDataSource;
import io.quarkus.redis.datasource.value.GetExArgs;
import jakarta.inject.Singleton;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Optional;
import java.util.function.Supplier;
import org.jboss.logging.Logger;

/** The sessions of the page, and the tokens that were given back before their time. */
@Singleton
public class Sessions {

  private static final Logger LOG = Logger.getLogger(Sessions.class);
  private static final String SESSION = "session:";
  private static final String ENDED = "token-ended:";
  private static final Duration TRY_AGAIN = Duration.ofSeconds(5);

  private final RedisDataSource redis;
  private final AccessConfig.Session rules;
  private final InstantSource clock;

  Sessions(RedisDataSource redis, AccessConfig config, InstantSource clock) {
    this.redis = redis;
    this.rules = config.session();
    this.clock = clock;
  }

  /** A session that was opened, and the cookie that it answers to. */
  public record Opened(String cookie, Session session) {}

  public Opened open(Person person) {
    var session =
        new Session(
            person.account(),
            person.subject(),
            person.name(),
            person.role(),
            clock.instant().plus(rules.lifetime()));
    var cookie = SessionIds.create();
    ask(
        () -> {
          redis.value(String.class).psetex(key(cookie), millis(rules.idle()), Json.write(session));
          return cookie;
        });
    return new Opened(cookie, session);
  }

  /** Empty when there is none any more; whoever asks keeps it from ending for being idle. */
  public Optional<Session> find(String cookie) {
    if (!SessionIds.hasForm(cookie)) {
      return Optional.empty();
    }
    var stays = new GetExArgs().px(millis(rules.idle()));
    return ask(() -> Optional.ofNullable(redis.value(String.class).getex(key(cookie), stays)))
        .map(text -> Json.read(text, Session.class))
        .filter(session -> clock.instant().isBefore(session.until()));
  }

  public void end(String cookie) {
    ask(() -> redis.key().del(key(cookie)));
  }

  /** A token that counts no more although it has not ended. */
  public void endToken(String fingerprint, Instant until) {
    var left = Duration.between(clock.instant(), until).plusMinutes(1);
    ask(
        () -> {
          redis.value(String.class).psetex(ENDED + fingerprint, Math.max(1, left.toMillis()), "1");
          return fingerprint;
        });
  }

  public boolean isTokenEnded(String fingerprint) {
    return ask(() -> redis.key().exists(ENDED + fingerprint));
  }

  private static String key(String cookie) {
    return SESSION + SessionIds.stored(cookie);
  }

  private static long millis(Duration duration) {
    return duration.toMillis();
  }

  /** Whatever is wrong with Redis, it is not the caller's fault, and nobody is let in. */
  private static <T> T ask(Supplier<T> question) {
    try {
      return question.get();
    } catch (RuntimeException e) {
      LOG.warnf("sessions: %s", e.getMessage());
      throw unavailable();
    }
  }

  /** What is answered while nobody can say who calls. */
  public static ProblemException unavailable() {
    return ProblemException.later(
        ProblemType.SESSION_UNAVAILABLE,
        "Who you are cannot be checked at this moment: try again, you need not sign in anew.",
        TRY_AGAIN);
  }
}
