package com.aifilmstudio.local.parts.issuer;

import com.nimbusds.oauth2.sdk.AuthorizationCode;
import com.nimbusds.oauth2.sdk.AuthorizationCodeGrant;
import com.nimbusds.oauth2.sdk.pkce.CodeChallenge;
import com.nimbusds.oauth2.sdk.pkce.CodeChallengeMethod;
import com.nimbusds.openid.connect.sdk.AuthenticationRequest;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;

/** Sign-ins whose tokens nobody has fetched yet; each code counts once and not for long. */
final class Codes {
  private static final Duration GOOD_FOR = Duration.ofMinutes(1);

  private final Map<AuthorizationCode, Pending> pending = new ConcurrentHashMap<>();
  private final InstantSource clock;

  Codes(InstantSource clock) {
    this.clock = clock;
  }

  private record Pending(Person person, AuthenticationRequest request, Instant until) {}

  /** Who has signed in, and for which request. */
  record SignedIn(Person person, Optional<String> nonce) {}

  AuthorizationCode issue(Person person, AuthenticationRequest request) {
    pending.values().removeIf(old -> old.until.isBefore(clock.instant()));
    var code = new AuthorizationCode();
    pending.put(code, new Pending(person, request, clock.instant().plus(GOOD_FOR)));
    return code;
  }

  /** Empty unless the code is known, in time, of this redirection and proved by its verifier. */
  Optional<SignedIn> redeem(AuthorizationCodeGrant grant) {
    return Optional.ofNullable(pending.remove(grant.getAuthorizationCode()))
        .filter(sign -> !clock.instant().isAfter(sign.until))
        .filter(sign -> sign.request.getRedirectionURI().equals(grant.getRedirectionURI()))
        .filter(sign -> isProved(sign.request.getCodeChallenge(), grant))
        .map(
            sign ->
                new SignedIn(
                    sign.person,
                    Optional.ofNullable(sign.request.getNonce()).map(nonce -> nonce.getValue())));
  }

  private static boolean isProved(CodeChallenge challenge, AuthorizationCodeGrant grant) {
    return grant.getCodeVerifier() != null
        && challenge.equals(
            CodeChallenge.compute(CodeChallengeMethod.S256, grant.getCodeVerifier()));
  }
}
