package com.aifilmstudio.local.parts.issuer;

import com.nimbusds.oauth2.sdk.AuthorizationCodeGrant;
import com.nimbusds.oauth2.sdk.OAuth2Error;
import com.nimbusds.oauth2.sdk.ParseException;
import com.nimbusds.oauth2.sdk.Scope;
import com.nimbusds.oauth2.sdk.TokenRequest;
import com.nimbusds.oauth2.sdk.http.HTTPRequest;
import com.nimbusds.oauth2.sdk.token.BearerAccessToken;
import com.nimbusds.openid.connect.sdk.OIDCTokenResponse;
import com.nimbusds.openid.connect.sdk.token.OIDCTokens;
import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpHandler;
import java.io.IOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;

/** The token endpoint: gives the tokens of a sign-in to the one who asked for it. */
record TokenDoor(Codes codes, Mint mint) implements HttpHandler {
  private static final int LONGEST_FORM = 8192;

  @Override
  public void handle(HttpExchange exchange) throws IOException {
    answer(exchange).to(exchange);
  }

  private Answer answer(HttpExchange exchange) throws IOException {
    try {
      var request = TokenRequest.parse(read(exchange));
      if (!(request.getAuthorizationGrant() instanceof AuthorizationCodeGrant grant)) {
        return refusal(OAuth2Error.UNSUPPORTED_GRANT_TYPE.toJSONObject().toString());
      }
      return codes
          .redeem(grant)
          .map(this::tokens)
          .orElseGet(() -> refusal(OAuth2Error.INVALID_GRANT.toJSONObject().toString()));
    } catch (ParseException | IllegalArgumentException e) {
      return refusal(OAuth2Error.INVALID_REQUEST.toJSONObject().toString());
    }
  }

  private Answer tokens(Codes.SignedIn sign) {
    var access =
        new BearerAccessToken(
            mint.access(sign.person()).compact(), Mint.LIFETIME.toSeconds(), new Scope("openid"));
    var identity = mint.identity(sign.person(), sign.nonce().orElse(null)).compact();
    return Answer.json(
        new OIDCTokenResponse(new OIDCTokens(identity, access, null)).toJSONObject().toString());
  }

  private static Answer refusal(String body) {
    return Answer.json(400, body);
  }

  private static HTTPRequest read(HttpExchange exchange) throws IOException, ParseException {
    var method = HTTPRequest.Method.valueOf(exchange.getRequestMethod());
    var http = new HTTPRequest(method, URI.create("http://issuer/token"));
    http.setContentType(exchange.getRequestHeaders().getFirst("Content-Type"));
    http.setBody(
        new String(exchange.getRequestBody().readNBytes(LONGEST_FORM), StandardCharsets.UTF_8));
    return http;
  }
}
