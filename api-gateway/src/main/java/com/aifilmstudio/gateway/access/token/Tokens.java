package com.aifilmstudio.gateway.access.token;

import com.aifilmstudio.gateway.access.AccessConfig;
import com.nimbusds.jose.JOSEObjectType;
import com.nimbusds.jose.jwk.source.JWKSource;
import com.nimbusds.jose.jwk.source.JWKSourceBuilder;
import com.nimbusds.jose.proc.SecurityContext;
import com.nimbusds.jose.util.DefaultResourceRetriever;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.io.IOException;
import java.net.MalformedURLException;
import java.net.URI;
import java.time.Duration;
import java.time.InstantSource;
import java.util.HashSet;
import java.util.Set;
import java.util.function.Function;

/** The tokens of the issuer that this gateway trusts. */
@Singleton
public class Tokens {

  /** For so long the known keys count while the issuer is away. */
  private static final Duration OUTAGE = Duration.ofHours(4);

  private static final Duration KEYS_ARE_FRESH = Duration.ofMinutes(5);
  private static final Duration BETWEEN_LOOKS = Duration.ofSeconds(30);
  private static final int LONGEST_KEY_SET = 512 * 1024;

  private final AccessConfig config;
  private final InstantSource clock;
  private final Object discovery = new Object();
  private volatile Issuer known;

  @Inject
  Tokens(AccessConfig config, InstantSource clock) {
    this.config = config;
    this.clock = clock;
  }

  /** The issuer once it has answered. */
  private record Issuer(Provider provider, TokenCheck access, TokenCheck identity) {}

  /** Checks what a program or page sends with its requests. */
  public TokenVerdict check(String token) {
    return byIssuer(issuer -> issuer.access.check(token));
  }

  /** Checks what the issuer says of somebody who has signed in for this very request. */
  public TokenVerdict checkIdentity(String token, String nonce) {
    return byIssuer(
        issuer -> issuer.identity.check(token, claims -> nonce.equals(claims.getClaim("nonce"))));
  }

  private TokenVerdict byIssuer(Function<Issuer, TokenVerdict> check) {
    if (config.issuer().isEmpty()) {
      return new TokenVerdict.Bad("no issuer is trusted here");
    }
    try {
      return check.apply(issuer());
    } catch (IOException away) {
      return new TokenVerdict.Unknown(away.getMessage());
    }
  }

  /** The issuer's addresses; fails while it cannot be reached. */
  public Provider provider() throws IOException {
    return issuer().provider;
  }

  /** Found when first needed: the gateway starts also while its issuer is away. */
  private Issuer issuer() throws IOException {
    var found = known;
    if (found == null) {
      synchronized (discovery) {
        found = known == null ? find() : known;
        known = found;
      }
    }
    return found;
  }

  private Issuer find() throws IOException {
    var name =
        config.issuer().orElseThrow(() -> new IOException("studio.access.issuer is not set"));
    var provider = Provider.discover(name);
    var keys = keys(config.jwks().orElse(provider.jwks()));
    return new Issuer(
        provider,
        check(name, config.audience(), TokenCheck.types(config.types()), keys),
        check(name, config.client().id(), identityTypes(), keys));
  }

  private TokenCheck check(
      URI issuer, String audience, Set<JOSEObjectType> types, JWKSource<SecurityContext> keys) {
    var rules =
        new TokenCheck.Rules(
            issuer.toString(), audience, types, config.clockSkew(), config.longestToken());
    return new TokenCheck(rules, keys, PersonClaims.of(config.claims()), clock);
  }

  private static Set<JOSEObjectType> identityTypes() {
    var types = new HashSet<JOSEObjectType>();
    types.add(JOSEObjectType.JWT);
    types.add(null); // OpenID Connect asks for none
    return types;
  }

  /** A key that is not among the known ones is looked for at once, but not at any rate. */
  private static JWKSource<SecurityContext> keys(URI address) throws MalformedURLException {
    int millis = (int) Provider.PATIENCE.toMillis();
    return JWKSourceBuilder.<SecurityContext>create(
            address.toURL(), new DefaultResourceRetriever(millis, millis, LONGEST_KEY_SET))
        .cache(KEYS_ARE_FRESH.toMillis(), Provider.PATIENCE.toMillis() * 2)
        .rateLimited(BETWEEN_LOOKS.toMillis())
        .outageTolerant(OUTAGE.toMillis())
        .build();
  }
}
