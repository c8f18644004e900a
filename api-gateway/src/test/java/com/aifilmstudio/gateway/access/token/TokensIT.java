package com.aifilmstudio.gateway.access.token;

import static org.assertj.core.api.Assertions.assertThat;

import com.aifilmstudio.gateway.access.Role;
import com.aifilmstudio.local.parts.issuer.Issuer;
import com.aifilmstudio.local.parts.issuer.Token;
import com.aifilmstudio.local.parts.testkit.SharedIssuer;
import com.nimbusds.jose.EncryptionMethod;
import com.nimbusds.jose.JWEAlgorithm;
import com.nimbusds.jose.JWEHeader;
import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.crypto.RSAEncrypter;
import com.nimbusds.jose.jwk.Curve;
import com.nimbusds.jose.jwk.gen.ECKeyGenerator;
import com.nimbusds.jose.jwk.gen.OctetSequenceKeyGenerator;
import com.nimbusds.jose.jwk.gen.RSAKeyGenerator;
import com.nimbusds.jwt.EncryptedJWT;
import com.nimbusds.jwt.JWTClaimsSet;
import com.nimbusds.jwt.SignedJWT;
import com.sun.net.httpserver.HttpServer;
import java.math.BigInteger;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.text.ParseException;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.Base64;
import java.util.Date;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.NullSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What RFC 8725 warns of, and what must count nevertheless. */
@Tag("store")
class TokensIT {
  private static final Issuer ISSUER = SharedIssuer.get();
  private static final Tokens TOKENS = TokensOf.issuer(ISSUER.url(), Instant::now);

  private final Token good = ISSUER.token(People.MIA);

  @Test
  void aTokenOfTheIssuerTellsWhoCalls() {
    var person = person(good);

    assertThat(person.account()).isEqualTo("nightfilms");
    assertThat(person.subject()).isEqualTo("mia");
    assertThat(person.role()).contains(Role.MAKER);
  }

  @Test
  void bothAlgorithmsCount() {
    assertThat(check(good)).isInstanceOf(TokenVerdict.Good.class);
    assertThat(check(ISSUER.tokenByCurve(People.MIA))).isInstanceOf(TokenVerdict.Good.class);
  }

  @ParameterizedTest
  @ValueSource(strings = {"none", "None", "NONE", "nOnE", ""})
  void aTokenThatSaysItNeedsNoSignatureIsRefused(String spelling) {
    refused(good.unsigned(spelling));
  }

  @Test
  void aSignatureThatWasTakenOffIsMissed() {
    var text = good.compact();

    refused(text.substring(0, text.lastIndexOf('.') + 1));
    refused(text.substring(0, text.lastIndexOf('.')));
  }

  @Test
  void thePublicKeyIsNoSharedSecret() {
    refused(good.signedWithThePublicKeyAsSecret());
  }

  @Test
  void aSharedSecretIsNoKeyHere() throws Exception {
    var secret = new OctetSequenceKeyGenerator(256).generate();

    refused(good.algorithm(JWSAlgorithm.HS256).signedBy(secret));
  }

  @ParameterizedTest
  @ValueSource(strings = {"RS384", "RS512", "PS256", "PS512"})
  void otherAlgorithmsOfTheSameKeyAreRefused(String algorithm) {
    refused(good.algorithm(JWSAlgorithm.parse(algorithm)));
  }

  @Test
  void aCurveThatNobodyAskedForIsRefused() throws Exception {
    var key = new ECKeyGenerator(Curve.P_384).generate();

    refused(ISSUER.tokenByCurve(People.MIA).algorithm(JWSAlgorithm.ES384).signedBy(key));
  }

  @Test
  void aStrangersKeyUnderTheIssuersKeyIdIsRefused() throws Exception {
    refused(good.signedBy(new RSAKeyGenerator(2048).generate()));
  }

  @Test
  void anRsaKeyDoesNotStandForACurve() {
    var kid = SignedParts.of(good).getHeader().getKeyID();

    refused(ISSUER.tokenByCurve(People.MIA).header(header -> header.keyID(kid)));
  }

  @ParameterizedTest
  @NullSource
  @ValueSource(
      strings = {
        "",
        "../../../../dev/null",
        "x' union select 'secret",
        "http://evil.example/key.pem",
        "| sleep 5",
        "\u0000"
      })
  void aKeyIdIsLookedUpAmongTheIssuersKeysAndNowhereElse(String kid) throws Exception {
    refused(
        good.header(header -> header.keyID(kid)).signedBy(new RSAKeyGenerator(2048).generate()));
  }

  @Test
  void aKeyThatComesWithTheTokenIsNotLookedAt() throws Exception {
    var key = new RSAKeyGenerator(2048).generate();

    refused(good.header(header -> header.jwk(key.toPublicJWK())).signedBy(key));
    refused(good.header(header -> header.jwk(key.toPublicJWK()).keyID(null)).signedBy(key));
  }

  @Test
  void noAddressInATokenIsEverVisited() throws Exception {
    var key = new RSAKeyGenerator(2048).keyID("mine").generate();
    var visits = new AtomicInteger();
    var evil = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    evil.createContext(
        "/",
        exchange -> {
          visits.incrementAndGet();
          exchange.close();
        });
    evil.start();
    try {
      var there = URI.create("http://127.0.0.1:" + evil.getAddress().getPort() + "/keys");
      refused(good.header(header -> header.jwkURL(there).keyID("mine")).signedBy(key));
      refused(good.header(header -> header.x509CertURL(there).keyID("mine")).signedBy(key));
      assertThat(visits).hasValue(0);
    } finally {
      evil.stop(0);
    }
  }

  @Test
  void aHeaderThatMustBeUnderstoodAndIsNotIsRefused() {
    refused(
        good.header(
            header ->
                header.criticalParams(new HashSet<>(Set.of("exp2"))).customParam("exp2", "never")));
  }

  @ParameterizedTest
  @NullSource
  @ValueSource(strings = {"http://evil.example", "", "http://127.0.0.1"})
  void aTokenOfAnotherIssuerIsRefused(String issuer) {
    refused(good.claims(claims -> claims.issuer(issuer)));
  }

  @Test
  void theIssuersNameIsComparedLetterByLetter() {
    refused(good.claims(claims -> claims.issuer(ISSUER.url() + "/")));
  }

  @ParameterizedTest
  @NullSource
  @ValueSource(strings = {"another-service", "", "film-studio2", Issuer.CLIENT})
  void aTokenForSomebodyElseIsRefused(String audience) {
    refused(good.claims(claims -> claims.audience(audience)));
  }

  @Test
  void aTokenForSeveralCountsWhenWeAreAmongThem() {
    var both = good.claims(claims -> claims.audience(List.of("other", Issuer.AUDIENCE)));

    assertThat(check(both)).isInstanceOf(TokenVerdict.Good.class);
  }

  @Test
  void aTokenThatHasEndedIsRefused() {
    refused(good.claims(claims -> claims.expirationTime(fromNow(Duration.ofSeconds(-31)))));
  }

  @Test
  void clocksMayDifferByLittle() {
    var late = good.claims(claims -> claims.expirationTime(fromNow(Duration.ofSeconds(-10))));
    var early = good.claims(claims -> claims.notBeforeTime(fromNow(Duration.ofSeconds(10))));

    assertThat(check(late)).isInstanceOf(TokenVerdict.Good.class);
    assertThat(check(early)).isInstanceOf(TokenVerdict.Good.class);
  }

  @ParameterizedTest
  @ValueSource(strings = {"exp", "iat", "sub", "aud", "iss"})
  void aTokenWithoutOneOfItsClaimsIsRefused(String claim) {
    refused(good.claim(claim, null));
  }

  @Test
  void aTokenOfTheFutureIsRefused() {
    refused(good.claims(claims -> claims.notBeforeTime(fromNow(Duration.ofMinutes(5)))));
    refused(good.claims(claims -> claims.issueTime(fromNow(Duration.ofMinutes(5)))));
  }

  @Test
  void aTokenForYearsIsRefused() {
    refused(good.claims(claims -> claims.expirationTime(fromNow(Duration.ofDays(365)))));
  }

  @ParameterizedTest
  @NullSource
  @ValueSource(strings = {"JWT", "logout+jwt", "dpop+jwt", "secevent+jwt", "AT+JOSE"})
  void aTokenOfAnotherTypeIsRefused(String type) {
    refused(good.type(type));
  }

  @Test
  void whatProvesASignInOpensNothing() {
    refused(ISSUER.identityToken(People.MIA, "n1"));
  }

  @Test
  void anAccessTokenProvesNoSignIn() {
    assertThat(TOKENS.checkIdentity(good.claim("nonce", "n1").compact(), "n1"))
        .isInstanceOf(TokenVerdict.Bad.class);
  }

  @Test
  void aSignInCountsOnlyForTheRequestThatAskedForIt() {
    var identity = ISSUER.identityToken(People.MIA, "n1").compact();

    assertThat(TOKENS.checkIdentity(identity, "n1")).isInstanceOf(TokenVerdict.Good.class);
    assertThat(TOKENS.checkIdentity(identity, "n2")).isInstanceOf(TokenVerdict.Bad.class);
  }

  @Test
  void anEncryptedTokenIsRefused() throws Exception {
    var header = new JWEHeader.Builder(JWEAlgorithm.RSA_OAEP_256, EncryptionMethod.A256GCM).build();
    var token = new EncryptedJWT(header, new JWTClaimsSet.Builder().subject("mia").build());
    token.encrypt(new RSAEncrypter(new RSAKeyGenerator(2048).generate()));

    refused(token.serialize());
  }

  @Test
  void aChangedClaimBreaksTheSignature() {
    var parts = good.compact().split("\\.");
    var claims = new String(Base64.getUrlDecoder().decode(parts[1])).replace("maker", "admin");
    var changed = Base64.getUrlEncoder().withoutPadding().encodeToString(claims.getBytes());

    refused(parts[0] + "." + changed + "." + parts[2]);
  }

  @Test
  void aSignatureOfZerosIsNone() {
    var parts = ISSUER.tokenByCurve(People.MIA).compact().split("\\.");
    var zeros = Base64.getUrlEncoder().withoutPadding().encodeToString(new byte[64]);

    refused(parts[0] + "." + parts[1] + "." + zeros);
  }

  @Test
  void aTokenWhoseSignatureIsWrittenInAnotherWayIsTheSameToken() {
    var text = ISSUER.tokenByCurve(People.MIA).compact();
    var verdict = TOKENS.check(otherSignature(text));

    // Whether the other form counts is the library's choice; it must not be another token.
    if (verdict instanceof TokenVerdict.Good same) {
      assertThat(same.person().fingerprint())
          .isEqualTo(((TokenVerdict.Good) TOKENS.check(text)).person().fingerprint());
    }
  }

  /** For (r, s) also (r, n - s) verifies. */
  private static String otherSignature(String text) {
    var parts = text.split("\\.");
    var signature = Base64.getUrlDecoder().decode(parts[2]);
    var n = Curve.P_256.toECParameterSpec().getOrder();
    var s = n.subtract(new BigInteger(1, Arrays.copyOfRange(signature, 32, 64))).toByteArray();
    Arrays.fill(signature, 32, 64, (byte) 0);
    int from = Math.max(0, s.length - 32);
    System.arraycopy(s, from, signature, 64 - (s.length - from), s.length - from);
    return parts[0]
        + "."
        + parts[1]
        + "."
        + Base64.getUrlEncoder().withoutPadding().encodeToString(signature);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        ".",
        "..",
        "...",
        "a.b.c",
        "e30.e30.",
        "e30.e30.e30",
        "null",
        "{}",
        "ey",
        "\u00e9.\u00e9.\u00e9"
      })
  void whatIsNoTokenIsRefused(String text) {
    refused(text);
  }

  @ParameterizedTest
  @NullSource
  @ValueSource(strings = {"", "ns:films", "Night Films", "../other", "NIGHTFILMS", "a\nb"})
  void anAccountThatCannotBeOneIsRefused(String account) {
    refused(good.claim("account", account));
  }

  @Test
  void whoHasNoRoleThatWeKnowIsNobody() {
    assertThat(person(good.claim("roles", List.of("root", "ADMIN", ""))).role()).isEmpty();
    assertThat(person(good.claim("roles", null)).role()).isEmpty();
    assertThat(person(good.claim("roles", Map.of("admin", true))).role()).isEmpty();
  }

  @Test
  void theHighestRoleCounts() {
    assertThat(person(good.claim("roles", List.of("viewer", "operator", "maker"))).role())
        .contains(Role.OPERATOR);
    assertThat(person(good.claim("roles", "viewer")).role()).contains(Role.VIEWER);
  }

  private static TokenVerdict check(Token token) {
    return TOKENS.check(token.compact());
  }

  private static Person person(Token token) {
    return ((TokenVerdict.Good) check(token)).person();
  }

  private static void refused(Token token) {
    refused(token.compact());
  }

  private static void refused(String text) {
    assertThat(TOKENS.check(text)).isInstanceOf(TokenVerdict.Bad.class);
  }

  private static Date fromNow(Duration time) {
    return Date.from(Instant.now().plus(time));
  }

  /** A token's parts, to take something out of one for another. */
  private static final class SignedParts {
    static SignedJWT of(Token token) {
      try {
        return SignedJWT.parse(token.compact());
      } catch (ParseException e) {
        throw new AssertionError(e);
      }
    }
  }
}
