package com.aifilmstudio.gateway.access.session;

import com.aifilmstudio.gateway.access.AccessConfig;
import com.aifilmstudio.gateway.access.Callers;
import com.aifilmstudio.gateway.access.Proof;
import com.aifilmstudio.gateway.access.Role;
import com.aifilmstudio.gateway.access.rate.SignInRate;
import com.aifilmstudio.gateway.access.token.Person;
import com.aifilmstudio.gateway.access.token.TokenVerdict;
import com.aifilmstudio.gateway.access.token.Tokens;
import com.aifilmstudio.gateway.problem.ProblemException;
import com.aifilmstudio.gateway.problem.ProblemType;
import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.annotation.security.PermitAll;
import jakarta.annotation.security.RolesAllowed;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import jakarta.ws.rs.DELETE;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.core.Response;
import java.io.IOException;
import java.net.URI;
import java.time.Instant;
import java.util.Optional;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jboss.logging.Logger;

/** Signing in and out at the studio page. */
@Path("/v1")
@Tag(name = "sessions")
@RunOnVirtualThread
public class SessionResource {

  private static final Logger LOG = Logger.getLogger(SessionResource.class);

  private final Sessions sessions;
  private final Tokens tokens;
  private final CodeExchange exchange;
  private final Callers callers;
  private final SignInRate rate;
  private final AccessConfig config;

  SessionResource(
      Sessions sessions,
      Tokens tokens,
      CodeExchange exchange,
      Callers callers,
      SignInRate rate,
      AccessConfig config) {
    this.sessions = sessions;
    this.tokens = tokens;
    this.exchange = exchange;
    this.callers = callers;
    this.rate = rate;
    this.config = config;
  }

  /**
   * Where the page sends a browser that is to sign in.
   *
   * @param authorizationEndpoint of the issuer; takes an authorization code request with PKCE
   * @param clientId of the page
   * @param scope to ask for
   */
  public record SignInPlace(URI authorizationEndpoint, String clientId, String scope) {}

  /** Who has signed in, until when at the latest. */
  public record SignedIn(
      String account, String subject, String name, Optional<String> role, Instant expiresAt) {}

  @GET
  @Path("/sign-in")
  @PermitAll
  @Operation(operationId = "signInPlace", summary = "Tell where people sign in.")
  public SignInPlace place() {
    try {
      return new SignInPlace(tokens.provider().authorization(), config.client().id(), "openid");
    } catch (IOException away) {
      throw unreachable(away);
    }
  }

  @POST
  @Path("/sessions")
  @PermitAll
  @Operation(operationId = "openSession", summary = "Sign in with a code from the issuer.")
  @APIResponse(
      responseCode = "201",
      description = "Signed in; the session is in a cookie.",
      content = @Content(schema = @Schema(implementation = SignedIn.class)))
  public Response open(@NotNull @Valid SignIn signIn) {
    rate.count();
    var opened = sessions.open(person(signIn));
    var session = opened.session();
    var body =
        new SignedIn(
            session.account(),
            session.subject(),
            session.name(),
            session.role().map(Role::word),
            session.until());
    return Response.status(Response.Status.CREATED)
        .cookie(SessionCookie.of(opened.cookie(), config.session().lifetime()))
        .entity(body)
        .build();
  }

  private Person person(SignIn signIn) {
    try {
      return exchange
          .identityToken(signIn)
          .map(token -> good(tokens.checkIdentity(token, signIn.nonce())))
          .orElseThrow(() -> refused("The issuer does not know this code."));
    } catch (IOException away) {
      throw unreachable(away);
    }
  }

  private static Person good(TokenVerdict verdict) {
    return switch (verdict) {
      case TokenVerdict.Good it -> it.person();
      case TokenVerdict.Unknown _ -> throw Sessions.unavailable();
      case TokenVerdict.Bad bad -> {
        LOG.infof("sign-in refused: %s", bad.why());
        throw refused("What the issuer says of you does not count here.");
      }
    };
  }

  @DELETE
  @Path("/sessions/current")
  @RolesAllowed(Role.VIEW)
  @Operation(operationId = "endSession", summary = "Sign out: the session or token counts no more.")
  @APIResponse(responseCode = "204", description = "Signed out.")
  public Response end() {
    switch (callers.proof()) {
      case Proof.BySession by -> sessions.end(by.cookie());
      case Proof.ByToken by -> sessions.endToken(by.person().fingerprint(), by.person().until());
      case Proof.ByKey _ ->
          throw ProblemException.plain(
              ProblemType.STATE_CONFLICT, "A key has no session: take the key back.");
    }
    return Response.noContent().cookie(SessionCookie.gone()).build();
  }

  private static ProblemException refused(String why) {
    return ProblemException.plain(ProblemType.UNAUTHENTICATED, why);
  }

  private static ProblemException unreachable(IOException away) {
    LOG.warnf("issuer: %s", away.getMessage());
    return Sessions.unavailable();
  }
}
