package com.aifilmstudio.gateway.access.token;

import com.nimbusds.jose.util.DefaultResourceRetriever;
import com.nimbusds.jose.util.JSONObjectUtils;
import java.io.IOException;
import java.net.URI;
import java.text.ParseException;
import java.time.Duration;
import java.util.Map;

/** Where the parts of an issuer are, by its own discovery document. */
public record Provider(URI authorization, URI token, URI jwks) {

  private static final String DISCOVERY = "/.well-known/openid-configuration";
  private static final int LONGEST = 256 * 1024;
  static final Duration PATIENCE = Duration.ofSeconds(3);

  /** Asks the issuer; fails when it cannot be reached or answers for somebody else. */
  static Provider discover(URI issuer) throws IOException {
    int millis = (int) PATIENCE.toMillis();
    var name = issuer.toString();
    var base = name.endsWith("/") ? name.substring(0, name.length() - 1) : name;
    var text =
        new DefaultResourceRetriever(millis, millis, LONGEST)
            .retrieveResource(URI.create(base + DISCOVERY).toURL())
            .getContent();
    try {
      var said = JSONObjectUtils.parse(text);
      if (!name.equals(said.get("issuer"))) {
        throw new IOException("the issuer at " + issuer + " says that it is another one");
      }
      return new Provider(
          address(said, "authorization_endpoint"),
          address(said, "token_endpoint"),
          address(said, "jwks_uri"));
    } catch (ParseException | IllegalArgumentException e) {
      throw new IOException("the issuer at " + issuer + " cannot be understood", e);
    }
  }

  private static URI address(Map<String, Object> said, String name) throws ParseException {
    var address = JSONObjectUtils.getURI(said, name);
    if (address == null) {
      throw new ParseException("no " + name, 0);
    }
    return address;
  }
}
