package com.aifilmstudio.gateway.access.token;

import static org.assertj.core.api.Assertions.assertThat;

import com.aifilmstudio.local.parts.issuer.Issuer;
import com.aifilmstudio.local.parts.testkit.SharedIssuer;
import java.net.URI;
import java.time.Instant;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** The issuer changes its keys, or is away. */
@Tag("store")
class KeyRotationIT {
  private static Issuer issuer;

  private final Tokens tokens = TokensOf.issuer(issuer.url(), Instant::now);

  @BeforeAll
  static void start() {
    issuer = Issuer.temporary();
  }

  @AfterAll
  static void stop() {
    issuer.close();
  }

  @Test
  void aNewKeyCountsAtOnceBesideTheOldOne() {
    var old = issuer.token(People.MIA).compact();
    good(old);

    issuer.rotateKeys();

    good(issuer.token(People.MIA).compact());
    good(old);
  }

  @Test
  void aKeyThatWasTakenBackCountsNoMore() {
    var old = issuer.token(People.MIA).compact();
    good(old);

    issuer.rotateKeys();
    issuer.retireOldKeys();

    good(issuer.token(People.MIA).compact());
    assertThat(tokens.check(old)).isInstanceOf(TokenVerdict.Bad.class);
  }

  @Test
  void strangeKeysDoNotHaveUsAskTheIssuerEachTime() {
    var first = issuer.token(People.MIA);
    good(first.compact());
    for (int i = 0; i < 20; i++) {
      int number = i;
      var strange = first.header(header -> header.keyID("strange-" + number)).compact();
      assertThat(tokens.check(strange)).isInstanceOf(TokenVerdict.Bad.class);
    }
    good(first.compact());
  }

  @Test
  void knownKeysCountWhileTheIssuerIsAway() {
    var token = issuer.token(People.MIA).compact();
    good(token);
    issuer.process().kill();
    try {
      good(token);
      good(issuer.tokenByCurve(People.MIA).compact());
    } finally {
      issuer.startAgain();
    }
  }

  @Test
  void nobodyIsCalledAStrangerWhileTheKeysCannotBeHad() {
    issuer.process().kill();
    try {
      assertThat(tokens.check(issuer.token(People.MIA).compact()))
          .isInstanceOf(TokenVerdict.Unknown.class);
    } finally {
      issuer.startAgain();
    }
    good(issuer.token(People.MIA).compact());
  }

  @Test
  void anIssuerThatSpeaksForAnotherIsNotTrusted() {
    var other = URI.create(SharedIssuer.get().url().toString().replace("127.0.0.1", "localhost"));

    assertThat(TokensOf.issuer(other, Instant::now).check(issuer.token(People.MIA).compact()))
        .isInstanceOf(TokenVerdict.Unknown.class);
  }

  private void good(String token) {
    assertThat(tokens.check(token)).isInstanceOf(TokenVerdict.Good.class);
  }
}
