package com.aifilmstudio.gateway.testkit;

import com.aifilmstudio.gateway.access.Caller;
import com.aifilmstudio.gateway.access.Role;
import io.quarkus.security.identity.IdentityProviderManager;
import io.quarkus.security.identity.SecurityIdentity;
import io.quarkus.security.runtime.QuarkusSecurityIdentity;
import io.quarkus.vertx.http.runtime.security.ChallengeData;
import io.quarkus.vertx.http.runtime.security.HttpAuthenticationMechanism;
import io.smallrye.mutiny.Uni;
import io.vertx.ext.web.RoutingContext;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.Locale;
import java.util.Optional;

/** In tests the header {@code X-Test-Caller: account/role} says who calls. */
@ApplicationScoped
public class DevCaller implements HttpAuthenticationMechanism {

  public static final String HEADER = "X-Test-Caller";

  @Override
  public Uni<SecurityIdentity> authenticate(
      RoutingContext context, IdentityProviderManager identities) {
    return Uni.createFrom()
        .item(
            Optional.ofNullable(context.request().getHeader(HEADER))
                .map(DevCaller::identity)
                .orElse(null));
  }

  private static SecurityIdentity identity(String said) {
    var parts = said.split("/");
    var role = Role.valueOf(parts[1].toUpperCase(Locale.ROOT));
    var caller = new Caller(parts[0], "user@" + parts[0], role, Optional.empty());
    return QuarkusSecurityIdentity.builder()
        .setPrincipal(caller::subject)
        .addRoles(role.words())
        .addAttribute(Caller.ATTRIBUTE, caller)
        .build();
  }

  @Override
  public Uni<ChallengeData> getChallenge(RoutingContext context) {
    return Uni.createFrom().item(new ChallengeData(401, "WWW-Authenticate", "Bearer"));
  }
}
