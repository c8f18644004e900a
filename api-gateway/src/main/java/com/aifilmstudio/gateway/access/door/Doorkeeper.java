package com.aifilmstudio.gateway.access.door;

import com.aifilmstudio.gateway.access.Caller;
import com.aifilmstudio.gateway.access.Proof;
import com.aifilmstudio.gateway.access.Role;
import com.aifilmstudio.gateway.access.session.Sessions;
import com.aifilmstudio.gateway.access.token.TokenVerdict;
import com.aifilmstudio.gateway.access.token.Tokens;
import com.aifilmstudio.store.Database;
import com.aifilmstudio.store.access.ApiKey;
import com.aifilmstudio.store.access.ApiKeys;
import com.aifilmstudio.store.access.KeySecret;
import io.quarkus.security.AuthenticationFailedException;
import io.quarkus.security.identity.AuthenticationRequestContext;
import io.quarkus.security.identity.IdentityProvider;
import io.quarkus.security.identity.SecurityIdentity;
import io.quarkus.security.runtime.QuarkusSecurityIdentity;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.InstantSource;
import java.util.Locale;
import java.util.Optional;
import org.jboss.logging.Logger;

/** Looks at what a request brings and says who calls. */
@ApplicationScoped
class Doorkeeper implements IdentityProvider<Credential> {

  private static final Logger LOG = Logger.getLogger(Doorkeeper.class);

  private final Tokens tokens;
  private final Sessions sessions;
  private final Database database;
  private final InstantSource clock;

  Doorkeeper(Tokens tokens, Sessions sessions, Database database, InstantSource clock) {
    this.tokens = tokens;
    this.sessions = sessions;
    this.database = database;
    this.clock = clock;
  }

  @Override
  public Class<Credential> getRequestType() {
    return Credential.class;
  }

  @Override
  public Uni<SecurityIdentity> authenticate(
      Credential credential, AuthenticationRequestContext context) {
    return context.runBlocking(() -> identity(credential));
  }

  private SecurityIdentity identity(Credential credential) {
    return switch (credential.place()) {
      case COOKIE -> bySession(credential.text());
      case AUTHORIZATION ->
          credential.text().startsWith(KeySecret.PREFIX)
              ? byKey(credential.text())
              : byToken(credential.text());
    };
  }

  private SecurityIdentity bySession(String cookie) {
    var session = sessions.find(cookie).orElseThrow(() -> refused("no such session"));
    return identity(
        session.subject(), session.caller(cookie), new Proof.BySession(cookie, session));
  }

  private SecurityIdentity byToken(String token) {
    return switch (tokens.check(token)) {
      case TokenVerdict.Bad bad -> throw refused(bad.why());
      case TokenVerdict.Unknown unknown -> {
        LOG.warnf("token: %s", unknown.why());
        throw Sessions.unavailable();
      }
      case TokenVerdict.Good good -> {
        var person = good.person();
        if (sessions.isTokenEnded(person.fingerprint())) {
          throw refused("a token that was given back");
        }
        var caller =
            person
                .role()
                .map(
                    role ->
                        new Caller(
                            person.account(),
                            person.subject(),
                            role,
                            Optional.of(person.fingerprint())));
        yield identity(person.subject(), caller, new Proof.ByToken(person));
      }
    };
  }

  private SecurityIdentity byKey(String text) {
    var key =
        KeySecret.parse(text)
            .flatMap(secret -> ApiKeys.use(database.sql(), secret, clock.instant()))
            .orElseThrow(() -> refused("no such key"));
    var caller = new Caller(key.account(), key.id(), role(key), Optional.empty());
    return identity(key.id(), Optional.of(caller), new Proof.ByKey(key));
  }

  private static Role role(ApiKey key) {
    return Role.valueOf(key.role().toUpperCase(Locale.ROOT));
  }

  /** Somebody without a role is known and may do nothing. */
  private static SecurityIdentity identity(String name, Optional<Caller> caller, Proof proof) {
    var identity =
        QuarkusSecurityIdentity.builder()
            .setPrincipal(() -> name)
            .addAttribute(Proof.ATTRIBUTE, proof);
    caller.ifPresent(it -> identity.addRoles(it.role().words()).addAttribute(Caller.ATTRIBUTE, it));
    return identity.build();
  }

  private static AuthenticationFailedException refused(String why) {
    LOG.debugf("refused: %s", why);
    return new AuthenticationFailedException(why);
  }
}
