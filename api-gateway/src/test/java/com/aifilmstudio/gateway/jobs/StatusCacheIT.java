package com.aifilmstudio.gateway.jobs;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.aifilmstudio.gateway.jobs.StatusCache.Shown;
import com.aifilmstudio.gateway.testkit.GatewayTest;
import com.aifilmstudio.local.parts.testkit.SharedRedis;
import com.aifilmstudio.store.Hint;
import io.quarkus.redis.datasource.RedisDataSource;
import jakarta.inject.Inject;
import java.time.Duration;
import java.time.InstantSource;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

@GatewayTest
class StatusCacheIT {

  @Inject RedisDataSource redis;

  private final String film = "job_" + UUID.randomUUID();
  private StatusCache cache;
  private StatusCache replica;
  private int looks;

  @BeforeEach
  void make() {
    cache = new StatusCache(redis, Duration.ofMinutes(1), InstantSource.system());
    replica = new StatusCache(redis, Duration.ofMinutes(1), InstantSource.system());
  }

  @Test
  void manyWhoAskAnyReplicaCostOneLook() {
    for (int i = 0; i < 20; i++) {
      assertThat(read(cache)).isEqualTo(read(replica));
    }
    assertThat(looks).isEqualTo(1);
  }

  @Test
  void anotherAccountIsNotGivenIt() {
    read(cache);
    assertThat(cache.get("another", film, this::look).version()).isEqualTo(2);
  }

  @Test
  void whatWasChangedIsNotShownAsItWas() {
    read(cache);
    replica.drop("acme", film);
    assertThat(read(cache).version()).isEqualTo(2);
  }

  @Test
  void whatWasLookedAtBeforeAChangeIsNotKeptAfterIt() {
    var old =
        cache.get(
            "acme",
            film,
            () -> {
              var before = look();
              replica.drop("acme", film);
              return before;
            });
    assertThat(old.version()).isEqualTo(1);
    assertThat(read(cache).version()).isEqualTo(2);
  }

  @Test
  void aHintLetsItGo() {
    read(cache);
    cache.hint(Hint.JOB, film);
    await().untilAsserted(() -> assertThat(read(replica).version()).isGreaterThan(1));
  }

  @Test
  void whenItVanishesEverybodyLooks() {
    read(cache);
    SharedRedis.get().process().kill();
    try {
      assertThat(read(cache).version()).isEqualTo(2);
      assertThat(read(cache).version()).isEqualTo(3);
      cache.drop("acme", film);
    } finally {
      SharedRedis.get().startAgain();
    }
    await()
        .untilAsserted(
            () ->
                assertThat(
                        read(new StatusCache(redis, Duration.ofMinutes(1), InstantSource.system())))
                    .isEqualTo(read(replica)));
  }

  private Shown read(StatusCache from) {
    return from.get("acme", film, this::look);
  }

  private Shown look() {
    looks++;
    return new Shown("{}", looks, "abc", false);
  }
}
