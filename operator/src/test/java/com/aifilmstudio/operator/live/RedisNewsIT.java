package com.aifilmstudio.operator.live;

import static io.vertx.redis.client.Request.cmd;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.aifilmstudio.core.live.LiveKeys;
import com.aifilmstudio.core.protocol.Beat;
import com.aifilmstudio.local.parts.testkit.SharedRedis;
import com.aifilmstudio.operator.previews.Preview;
import com.aifilmstudio.store.JobId;
import com.aifilmstudio.store.ShotId;
import com.aifilmstudio.store.task.HeldShot;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import io.vertx.core.Vertx;
import io.vertx.redis.client.Command;
import io.vertx.redis.client.Redis;
import java.time.Instant;
import java.util.Optional;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

@Tag("store")
class RedisNewsIT {

  private static final Vertx VERTX = Vertx.vertx();
  private static final byte[] JPEG = {(byte) 0xff, (byte) 0xd8, 1, 2, 3};

  private final SimpleMeterRegistry meters = new SimpleMeterRegistry();
  private final Redis redis = LiveService.client(VERTX, SharedRedis.get().url(), Optional.empty());
  private final RedisNews news = new RedisNews(redis, Instant::now, meters);

  @AfterAll
  static void close() {
    VERTX.close();
  }

  @Test
  void whoListensHearsHowFarAShotIsAndThatThereIsAPicture() throws Exception {
    var shot = aShot();
    var heard = listen(shot);

    news.progress(shot, new Beat(1, 3, 20, "denoise", 1.5));
    assertThat(heard.poll(5, TimeUnit.SECONDS))
        .contains("shot.progress", "\"step\":3", "\"stage\":\"denoise\"", shot.id().value());

    news.preview(shot, new Preview(JPEG, "tag-1", Instant.now()));
    assertThat(heard.poll(5, TimeUnit.SECONDS)).contains("shot.preview", "tag-1");
    assertThat(get(LiveKeys.picture(shot.job().value(), shot.id().value()))).isEqualTo(JPEG);
  }

  @Test
  void aRedisThatIsAwayCostsNothingAndIsFoundAgain() throws Exception {
    SharedRedis.get().process().kill();
    try {
      for (int i = 0; i < 500; i++) {
        news.progress(aShot(), new Beat(1, i, 500, "denoise", 1));
      }
      await().until(() -> count("dropped") == 500);
    } finally {
      SharedRedis.get().startAgain();
    }
    await()
        .untilAsserted(
            () -> {
              news.progress(aShot(), new Beat(1, 1, 2, "denoise", 1));
              assertThat(count("sent")).isPositive();
            });
  }

  private double count(String outcome) {
    return meters.counter("studio_live_words_total", "outcome", outcome).count();
  }

  private static HeldShot aShot() {
    return new HeldShot(JobId.create(), ShotId.create(), "one");
  }

  private BlockingQueue<String> listen(HeldShot shot) {
    var heard = new LinkedBlockingQueue<String>();
    var connection = redis.connect().toCompletionStage().toCompletableFuture().join();
    var subscribed = new LinkedBlockingQueue<String>();
    connection.handler(
        message -> {
          boolean word = message.get(0).toString().equals("message");
          (word ? heard : subscribed).add(message.get(2).toString());
        });
    connection.send(cmd(Command.SUBSCRIBE).arg(LiveKeys.channel(shot.job().value())));
    await().until(() -> !subscribed.isEmpty());
    return heard;
  }

  private byte[] get(String key) {
    return redis
        .send(cmd(Command.GET).arg(key))
        .toCompletionStage()
        .toCompletableFuture()
        .join()
        .toBytes();
  }
}
