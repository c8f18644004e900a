package com.aifilmstudio.store.access;

import static com.aifilmstudio.store.schema.Tables.API_KEY;
import static org.assertj.core.api.Assertions.assertThat;

import com.aifilmstudio.store.testkit.StudioDatabase;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

@Tag("store")
class ApiKeysIT {

  private final StudioDatabase studio = new StudioDatabase();
  private final KeySecret secret = KeySecret.create();

  @AfterEach
  void close() {
    studio.close();
  }

  @Test
  void aKeyOpensForItsAccountWithItsRole() {
    add(Optional.empty());

    var key = use(secret).orElseThrow();

    assertThat(key.account()).isEqualTo("night");
    assertThat(key.role()).isEqualTo("maker");
  }

  @Test
  void nobodyFindsTheSecretInTheDatabase() {
    add(Optional.empty());

    assertThat(studio.sql().fetchSingle(API_KEY).toString()).doesNotContain(secret.secret());
  }

  @Test
  void anotherSecretUnderTheSameIdOpensNothing() {
    add(Optional.empty());

    assertThat(use(new KeySecret(secret.id(), KeySecret.create().secret()))).isEmpty();
    assertThat(use(new KeySecret(secret.id(), ""))).isEmpty();
    assertThat(use(KeySecret.create())).isEmpty();
  }

  @Test
  void aKeyEndsWhenItsTimeIsOver() {
    add(Optional.of(now().plusSeconds(60)));
    assertThat(use(secret)).isPresent();

    studio.clock().passSeconds(60);

    assertThat(use(secret)).isEmpty();
  }

  @Test
  void aKeyIsTakenBackByItsOwnAccountOnce() {
    add(Optional.empty());
    assertThat(ApiKeys.revoke(studio.sql(), "other", secret.id(), now())).isFalse();
    assertThat(use(secret)).isPresent();

    assertThat(ApiKeys.revoke(studio.sql(), "night", secret.id(), now())).isTrue();

    assertThat(use(secret)).isEmpty();
    assertThat(ApiKeys.revoke(studio.sql(), "night", secret.id(), now())).isFalse();
    assertThat(ApiKeys.live(studio.sql(), "night")).isZero();
  }

  @Test
  void theLastUseIsKnownToTheMinute() {
    add(Optional.empty());
    var first = now();
    use(secret);
    studio.clock().passSeconds(59);
    use(secret);
    assertThat(lastUse()).contains(first);

    studio.clock().pass(Duration.ofSeconds(1));
    use(secret);

    assertThat(lastUse()).contains(now());
  }

  @Test
  void anAccountSeesItsOwnKeysTheNewestFirst() {
    add(Optional.empty());
    studio.clock().passSeconds(1);
    var newer = ApiKeys.add(studio.sql(), KeySecret.create(), order("night"), now());
    ApiKeys.add(studio.sql(), KeySecret.create(), order("other"), now());

    assertThat(ApiKeys.of(studio.sql(), "night", 10))
        .extracting(ApiKey::id)
        .containsExactly(newer.id(), secret.id());
    assertThat(ApiKeys.find(studio.sql(), "other", secret.id())).isEmpty();
  }

  private void add(Optional<Instant> end) {
    ApiKeys.add(
        studio.sql(), secret, new NewApiKey("night", "nightly cut", "maker", "mia", end), now());
  }

  private static NewApiKey order(String account) {
    return new NewApiKey(account, "nightly cut", "maker", "mia", Optional.empty());
  }

  private Optional<ApiKey> use(KeySecret with) {
    return ApiKeys.use(studio.sql(), with, now());
  }

  private Optional<Instant> lastUse() {
    return ApiKeys.find(studio.sql(), "night", secret.id()).orElseThrow().lastUsedAt();
  }

  private Instant now() {
    return studio.clock().instant();
  }
}
