package com.aifilmstudio.gateway.access.door;

import com.aifilmstudio.gateway.access.session.SessionCookie;
import io.quarkus.security.AuthenticationFailedException;
import io.quarkus.security.identity.IdentityProviderManager;
import io.quarkus.security.identity.SecurityIdentity;
import io.quarkus.security.identity.request.AuthenticationRequest;
import io.quarkus.vertx.http.runtime.security.ChallengeData;
import io.quarkus.vertx.http.runtime.security.HttpAuthenticationMechanism;
import io.smallrye.mutiny.Uni;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.ext.web.RoutingContext;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.Optional;
import java.util.Set;

/** Finds what a request brings; without anything it is nobody's. */
@ApplicationScoped
class Door implements HttpAuthenticationMechanism {

  private static final String BEARER = "bearer ";

  @Override
  public Uni<SecurityIdentity> authenticate(
      RoutingContext context, IdentityProviderManager identities) {
    try {
      return credential(context.request())
          .map(identities::authenticate)
          .orElseGet(() -> Uni.createFrom().nullItem());
    } catch (AuthenticationFailedException refused) {
      return Uni.createFrom().failure(refused);
    }
  }

  /** A header says more than a cookie that the browser sends by itself. */
  private static Optional<Credential> credential(HttpServerRequest request) {
    var headers = request.headers().getAll("Authorization");
    if (headers.size() > 1) {
      throw new AuthenticationFailedException("more than one Authorization");
    }
    if (!headers.isEmpty()) {
      return Optional.of(
          new Credential(Credential.Place.AUTHORIZATION, bearer(headers.getFirst())));
    }
    var cookie = request.getCookie(SessionCookie.NAME);
    if (cookie == null) {
      return Optional.empty();
    }
    if (!SameSite.isOurs(request)) {
      throw new AuthenticationFailedException("a cookie that another site sends");
    }
    return Optional.of(new Credential(Credential.Place.COOKIE, cookie.getValue()));
  }

  private static String bearer(String header) {
    if (!header.regionMatches(true, 0, BEARER, 0, BEARER.length())) {
      throw new AuthenticationFailedException("an Authorization of another kind");
    }
    return header.substring(BEARER.length()).strip();
  }

  @Override
  public Set<Class<? extends AuthenticationRequest>> getCredentialTypes() {
    return Set.of(Credential.class);
  }

  @Override
  public Uni<ChallengeData> getChallenge(RoutingContext context) {
    return Uni.createFrom().item(new ChallengeData(401, "WWW-Authenticate", "Bearer"));
  }
}
