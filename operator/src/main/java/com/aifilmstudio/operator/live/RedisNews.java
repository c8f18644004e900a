package com.aifilmstudio.operator.live;

import static io.vertx.redis.client.Request.cmd;

import com.aifilmstudio.core.Json;
import com.aifilmstudio.core.live.LiveKeys;
import com.aifilmstudio.core.live.LiveWord;
import com.aifilmstudio.core.live.PictureTag;
import com.aifilmstudio.core.protocol.Beat;
import com.aifilmstudio.operator.previews.Preview;
import com.aifilmstudio.store.task.HeldShot;
import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.MeterRegistry;
import io.vertx.redis.client.Command;
import io.vertx.redis.client.Redis;
import io.vertx.redis.client.Request;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;

/**
 * Publishes to whichever gateways listen, and leaves the newest picture for those that come later.
 * Words that Redis does not take quickly are dropped: newer ones follow.
 */
final class RedisNews implements LiveNews {

  /** Words on their way. With pictures they are 16 MiB at most. */
  private static final int UNDER_WAY = 64;

  private static final Duration AFTER_A_FAILURE = Duration.ofSeconds(1);

  private final Redis redis;
  private final InstantSource clock;
  private final Bounds bounds;
  private final Counter sent;
  private final Counter dropped;
  private final AtomicInteger underWay = new AtomicInteger();
  private volatile Instant silentUntil = Instant.EPOCH;

  RedisNews(Redis redis, InstantSource clock, MeterRegistry meters) {
    this.redis = redis;
    this.clock = clock;
    this.bounds = new Bounds(clock);
    this.sent = meters.counter("studio_live_words_total", "outcome", "sent");
    this.dropped = meters.counter("studio_live_words_total", "outcome", "dropped");
  }

  @Override
  public void progress(HeldShot shot, Beat beat) {
    if (bounds.admitsWord(shot.id().value())) {
      var word =
          word(
              LiveWord.PROGRESS,
              shot,
              Map.of(
                  "stage", beat.phase(),
                  "step", beat.step(),
                  "steps", beat.steps(),
                  "gpu_seconds", beat.gpuSeconds()));
      send(List.of(publish(shot, word)));
    }
  }

  @Override
  public void preview(HeldShot shot, Preview picture) {
    if (!bounds.admitsPicture(picture.jpeg().length)) {
      dropped.increment();
      return;
    }
    var job = shot.job().value();
    var id = shot.id().value();
    var kept = PictureTag.KEPT.toMillis();
    send(
        List.of(
            cmd(Command.SET).arg(LiveKeys.picture(job, id)).arg(picture.jpeg()).arg("PX").arg(kept),
            cmd(Command.HSET)
                .arg(LiveKeys.tags(job))
                .arg(id)
                .arg(new PictureTag(picture.tag(), picture.at()).text()),
            cmd(Command.PEXPIRE).arg(LiveKeys.tags(job)).arg(kept),
            publish(shot, word(LiveWord.PREVIEW, shot, Map.of(LiveWord.TAG, picture.tag())))));
  }

  private LiveWord word(String type, HeldShot shot, Map<String, Object> said) {
    Map<String, Object> data = new HashMap<>(said);
    data.put("shot", shot.name());
    data.put(LiveWord.SHOT_ID, shot.id().value());
    return new LiveWord(type, clock.instant(), data);
  }

  private static Request publish(HeldShot shot, LiveWord word) {
    return cmd(Command.PUBLISH).arg(LiveKeys.channel(shot.job().value())).arg(Json.write(word));
  }

  private void send(List<Request> commands) {
    if (clock.instant().isBefore(silentUntil) || underWay.get() >= UNDER_WAY) {
      dropped.increment();
      return;
    }
    underWay.incrementAndGet();
    redis
        .batch(commands)
        .onComplete(
            done -> {
              underWay.decrementAndGet();
              if (done.succeeded()) {
                sent.increment();
              } else {
                dropped.increment();
                silentUntil = clock.instant().plus(AFTER_A_FAILURE);
              }
            });
  }
}
