package com.aifilmstudio.gateway.access.token;

import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.JOSEObjectType;
import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.KeySourceException;
import com.nimbusds.jose.jwk.source.JWKSource;
import com.nimbusds.jose.jwk.source.RateLimitReachedException;
import com.nimbusds.jose.proc.BadJOSEException;
import com.nimbusds.jose.proc.DefaultJOSEObjectTypeVerifier;
import com.nimbusds.jose.proc.JWSVerificationKeySelector;
import com.nimbusds.jose.proc.SecurityContext;
import com.nimbusds.jwt.JWTClaimsSet;
import com.nimbusds.jwt.SignedJWT;
import com.nimbusds.jwt.proc.DefaultJWTClaimsVerifier;
import com.nimbusds.jwt.proc.DefaultJWTProcessor;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.text.ParseException;
import java.time.Duration;
import java.time.InstantSource;
import java.util.Date;
import java.util.HexFormat;
import java.util.Set;
import java.util.function.Predicate;
import java.util.stream.Collectors;

/**
 * The check of one kind of token. What a header says of keys ({@code jwk}, {@code jku}, {@code
 * x5u}) is never looked at: keys come from the issuer's set and must be of the algorithm's kind.
 */
final class TokenCheck {

  /** What a kind of token must be; {@code types} of which {@code null} is "tells none". */
  record Rules(
      String issuer, String audience, Set<JOSEObjectType> types, Duration skew, Duration longest) {}

  private static final Set<JWSAlgorithm> ALGORITHMS =
      Set.of(JWSAlgorithm.RS256, JWSAlgorithm.ES256);

  private final DefaultJWTProcessor<SecurityContext> processor = new DefaultJWTProcessor<>();
  private final Rules rules;
  private final PersonClaims person;
  private final InstantSource clock;

  TokenCheck(
      Rules rules, JWKSource<SecurityContext> keys, PersonClaims person, InstantSource clock) {
    this.rules = rules;
    this.person = person;
    this.clock = clock;
    processor.setJWSTypeVerifier(new DefaultJOSEObjectTypeVerifier<>(rules.types()));
    processor.setJWSKeySelector(new JWSVerificationKeySelector<>(ALGORITHMS, keys));
    processor.setJWTClaimsSetVerifier(claims());
  }

  private DefaultJWTClaimsVerifier<SecurityContext> claims() {
    var verifier =
        new DefaultJWTClaimsVerifier<SecurityContext>(
            rules.audience(),
            new JWTClaimsSet.Builder().issuer(rules.issuer()).build(),
            Set.of("sub", "exp", "iat")) {
          @Override
          protected Date currentTime() {
            return Date.from(clock.instant());
          }
        };
    verifier.setMaxClockSkew((int) rules.skew().toSeconds());
    return verifier;
  }

  /** Checks everything about a token that was sent. */
  TokenVerdict check(String text) {
    return check(text, claims -> true);
  }

  /** The same with one more condition on the claims. */
  TokenVerdict check(String text, Predicate<JWTClaimsSet> more) {
    try {
      var token = SignedJWT.parse(text);
      var claims = processor.process(token, null);
      if (!isInTime(claims) || !more.test(claims)) {
        return new TokenVerdict.Bad("its claims are not what they must be");
      }
      return person
          .read(claims, fingerprint(token))
          .<TokenVerdict>map(TokenVerdict.Good::new)
          .orElseGet(() -> new TokenVerdict.Bad("it names no account"));
    } catch (RateLimitReachedException unknownKey) {
      // The set was fetched moments ago and did not have the key.
      return new TokenVerdict.Bad("its key is not the issuer's");
    } catch (KeySourceException e) {
      return new TokenVerdict.Unknown(e.getMessage());
    } catch (ParseException | BadJOSEException | JOSEException | IllegalArgumentException e) {
      return new TokenVerdict.Bad(String.valueOf(e.getMessage()));
    }
  }

  /** A token may be neither of the future nor for longer than issuers are trusted. */
  private boolean isInTime(JWTClaimsSet claims) {
    var made = claims.getIssueTime().toInstant();
    return !made.isAfter(clock.instant().plus(rules.skew()))
        && !claims.getExpirationTime().toInstant().isAfter(made.plus(rules.longest()));
  }

  /** Of what is signed: some signatures can be written in two ways, and both are the same token. */
  private static String fingerprint(SignedJWT token) {
    try {
      var signed = token.getParsedParts();
      var text = signed[0] + "." + signed[1];
      var digest = MessageDigest.getInstance("SHA-256");
      return HexFormat.of().formatHex(digest.digest(text.getBytes(StandardCharsets.UTF_8)));
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException(e);
    }
  }

  static Set<JOSEObjectType> types(Set<String> names) {
    return names.stream().map(JOSEObjectType::new).collect(Collectors.toSet());
  }
}
