package com.aifilmstudio.gateway.live;

import com.aifilmstudio.core.live.LiveKeys;
import com.aifilmstudio.core.live.PictureTag;
import io.quarkus.redis.datasource.RedisDataSource;
import jakarta.inject.Singleton;
import java.time.InstantSource;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;

/** The newest pictures of shots that render. There are none while Redis is away. */
@Singleton
public class Pictures {

  private final RedisDataSource redis;
  private final InstantSource clock;
  private final MayBeAway pictures;

  Pictures(RedisDataSource redis, InstantSource clock) {
    this.redis = redis;
    this.clock = clock;
    this.pictures = new MayBeAway("pictures", clock);
  }

  /** Where they are fetched, by the shot's id. */
  public Map<String, String> addresses(String job) {
    var addresses = new HashMap<String, String>();
    pictures
        .ask(() -> redis.hash(String.class).hgetall(LiveKeys.tags(job)))
        .orElse(Map.of())
        .forEach(
            (shot, noted) ->
                PictureTag.of(noted)
                    .filter(picture -> picture.isThere(clock.instant()))
                    .ifPresent(picture -> addresses.put(shot, address(job, shot, picture.tag()))));
    return addresses;
  }

  /** {@code tag} makes another address of another picture, so that each is fetched once. */
  public static String address(String job, String shot, String tag) {
    return "/v1/jobs/" + job + "/shots/" + shot + "/preview?v=" + tag;
  }

  /** As JPEG. */
  public Optional<byte[]> find(String job, String shot) {
    return pictures.ask(() -> redis.value(byte[].class).get(LiveKeys.picture(job, shot)));
  }
}
