package com.aifilmstudio.local.parts.issuer;

import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.oauth2.sdk.ResponseType;
import com.nimbusds.oauth2.sdk.Scope;
import com.nimbusds.oauth2.sdk.auth.ClientAuthenticationMethod;
import com.nimbusds.oauth2.sdk.id.Issuer;
import com.nimbusds.oauth2.sdk.pkce.CodeChallengeMethod;
import com.nimbusds.openid.connect.sdk.SubjectType;
import com.nimbusds.openid.connect.sdk.op.OIDCProviderMetadata;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.List;
import java.util.concurrent.Executors;

/** The program of the issuer. */
final class IssuerMain {
  static final String DISCOVERY = "/.well-known/openid-configuration";

  private static final String KEYS = "/jwks";
  private static final String AUTHORIZE = "/authorize";
  private static final String TOKEN = "/token";

  private IssuerMain() {}

  /** Takes the issuer's address and the file of its keys. */
  public static void main(String[] arguments) throws IOException {
    var url = URI.create(arguments[0]);
    var keys = new IssuerKeys(Path.of(arguments[1]));
    var clock = InstantSource.system();
    var codes = new Codes(clock);
    var discovery = metadata(url).toJSONObject().toString();
    var server = HttpServer.create(new InetSocketAddress(url.getHost(), url.getPort()), 0);
    server.setExecutor(Executors.newVirtualThreadPerTaskExecutor());
    server.createContext(DISCOVERY, exchange -> Answer.json(discovery).to(exchange));
    server.createContext(
        KEYS, exchange -> Answer.json(keys.all().toPublicJWKSet().toString()).to(exchange));
    server.createContext(AUTHORIZE, new SignIn(codes));
    server.createContext(TOKEN, new TokenDoor(codes, new Mint(url.toString(), keys, clock)));
    server.start();
  }

  private static OIDCProviderMetadata metadata(URI url) {
    var metadata =
        new OIDCProviderMetadata(new Issuer(url), List.of(SubjectType.PUBLIC), url.resolve(KEYS));
    metadata.setAuthorizationEndpointURI(url.resolve(AUTHORIZE));
    metadata.setTokenEndpointURI(url.resolve(TOKEN));
    metadata.setResponseTypes(List.of(ResponseType.CODE));
    metadata.setScopes(new Scope("openid"));
    metadata.setIDTokenJWSAlgs(List.of(JWSAlgorithm.RS256, JWSAlgorithm.ES256));
    metadata.setCodeChallengeMethods(List.of(CodeChallengeMethod.S256));
    metadata.setTokenEndpointAuthMethods(List.of(ClientAuthenticationMethod.NONE));
    metadata.setSupportsRequestURIParam(false);
    return metadata;
  }
}
