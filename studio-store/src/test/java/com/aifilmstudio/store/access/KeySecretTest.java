package com.aifilmstudio.store.access;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class KeySecretTest {

  @Test
  void whatIsShownOnceIsReadAgain() {
    var key = KeySecret.create();

    assertThat(KeySecret.parse(key.text())).contains(key);
    assertThat(key.text()).startsWith("afs_");
  }

  @Test
  void twoKeysHaveNothingInCommon() {
    var one = KeySecret.create();
    var other = KeySecret.create();

    assertThat(one.id()).isNotEqualTo(other.id());
    assertThat(one.secret()).isNotEqualTo(other.secret()).hasSizeGreaterThanOrEqualTo(43);
  }

  @Test
  void aSecretRecognisesItsHashAlone() {
    var key = KeySecret.create();

    assertThat(key.isOf(key.hash())).isTrue();
    assertThat(KeySecret.create().isOf(key.hash())).isFalse();
    assertThat(key.hash()).doesNotContain(key.secret());
  }

  @Test
  void aLogShowsNoSecret() {
    var key = KeySecret.create();

    assertThat(key.toString()).doesNotContain(key.secret());
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "afs_",
        "afs_01JAAAAAAAAAAAAAAAAAAAAAAA",
        "afs_01JAAAAAAAAAAAAAAAAAAAAAAA_",
        "afs_01JAAAAAAAAAAAAAAAAAAAAA/A_secret",
        "AFS_01JAAAAAAAAAAAAAAAAAAAAAAA_secret",
        "eyJhbGciOiJSUzI1NiJ9.e30.sig"
      })
  void whatHasNotTheFormOfAKeyIsNone(String text) {
    assertThat(KeySecret.parse(text)).isEmpty();
  }
}
