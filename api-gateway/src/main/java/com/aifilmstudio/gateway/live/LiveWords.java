package com.aifilmstudio.gateway.live;

import static io.vertx.redis.client.Request.cmd;

import com.aifilmstudio.core.Json;
import com.aifilmstudio.core.live.LiveKeys;
import com.aifilmstudio.core.live.LiveWord;
import io.vertx.core.Vertx;
import io.vertx.redis.client.Command;
import io.vertx.redis.client.Redis;
import io.vertx.redis.client.RedisConnection;
import io.vertx.redis.client.Response;
import jakarta.inject.Singleton;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.Consumer;
import org.jboss.logging.Logger;

/**
 * Hears what is said of films that somebody follows here, on one connection for all of them. When
 * it breaks it is made again for as long as anybody listens; what is said meanwhile is not heard.
 */
@Singleton
public class LiveWords {

  private static final Logger LOG = Logger.getLogger(LiveWords.class);
  private static final long CONNECT_AGAIN_MILLIS = 1_000;

  private final Redis redis;
  private final Vertx vertx;
  private final Map<String, Consumer<LiveWord>> listeners = new ConcurrentHashMap<>();
  private final AtomicBoolean connecting = new AtomicBoolean();
  private volatile RedisConnection connection;

  LiveWords(Redis redis, Vertx vertx) {
    this.redis = redis;
    this.vertx = vertx;
  }

  /** From now on; {@code listener} must be quick. There is one for each film. */
  public void listen(String job, Consumer<LiveWord> listener) {
    listeners.put(LiveKeys.channel(job), listener);
    say(Command.SUBSCRIBE, LiveKeys.channel(job));
  }

  public void forget(String job) {
    if (listeners.remove(LiveKeys.channel(job)) != null) {
      say(Command.UNSUBSCRIBE, LiveKeys.channel(job));
    }
  }

  private void say(Command command, String channel) {
    var present = connection;
    if (present == null) {
      connect();
    } else {
      present.send(cmd(command).arg(channel));
    }
  }

  private void connect() {
    if (connecting.compareAndSet(false, true)) {
      redis
          .connect()
          .onSuccess(this::connected)
          .onFailure(
              e -> {
                LOG.debugf("live words: %s", e.getMessage());
                connecting.set(false);
                later();
              });
    }
  }

  private void connected(RedisConnection made) {
    made.handler(this::heard);
    made.exceptionHandler(e -> lost(made));
    made.endHandler(end -> lost(made));
    connection = made;
    connecting.set(false);
    listeners.keySet().forEach(channel -> made.send(cmd(Command.SUBSCRIBE).arg(channel)));
  }

  private void lost(RedisConnection which) {
    if (connection == which) {
      connection = null;
      which.close();
      later();
    }
  }

  private void later() {
    vertx.setTimer(
        CONNECT_AGAIN_MILLIS,
        timer -> {
          if (!listeners.isEmpty()) {
            connect();
          }
        });
  }

  /** A message has a kind, a channel and a text; answers to commands come the same way. */
  private void heard(Response message) {
    if (message != null && message.size() == 3 && "message".equals(message.get(0).toString())) {
      Optional.ofNullable(listeners.get(message.get(1).toString()))
          .ifPresent(listener -> pass(message.get(2).toString(), listener));
    }
  }

  /** What others write into Redis must not break the connection. */
  private static void pass(String text, Consumer<LiveWord> listener) {
    try {
      listener.accept(Json.read(text, LiveWord.class));
    } catch (RuntimeException e) {
      LOG.debugf("not a live word: %s", e.getMessage());
    }
  }
}
