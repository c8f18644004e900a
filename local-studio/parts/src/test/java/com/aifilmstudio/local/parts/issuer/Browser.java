package com.aifilmstudio.local.parts.issuer;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;

/** What a browser and the program behind the page do in a sign-in. */
record Browser(Issuer issuer) {
  static final String BACK = "http://127.0.0.1:4711/signed-in";

  /** The verifier and its challenge of RFC 7636, appendix B. */
  static final String VERIFIER = "dBjftJeZ4CVP-mB92K27uhbUJU1p1r_wW1gFWFOEjXk";

  static final String CHALLENGE = "E9Melhoa2OwvFrEMTJguCHaoeK1t8URWbuGJSstw-cM";

  private static final HttpClient HTTP = HttpClient.newHttpClient();

  static final String QUERY =
      "response_type=code&scope=openid&client_id=studio-page&state=s1&nonce=n1"
          + "&code_challenge_method=S256&code_challenge="
          + CHALLENGE
          + "&redirect_uri="
          + BACK;

  HttpResponse<String> get(String path) throws IOException, InterruptedException {
    return HTTP.send(
        HttpRequest.newBuilder(issuer.url().resolve(path)).build(), BodyHandlers.ofString());
  }

  HttpResponse<String> post(String path, String form) throws IOException, InterruptedException {
    return HTTP.send(
        HttpRequest.newBuilder(issuer.url().resolve(path))
            .header("Content-Type", "application/x-www-form-urlencoded")
            .POST(BodyPublishers.ofString(form))
            .build(),
        BodyHandlers.ofString());
  }

  /** Where the browser is sent after somebody chose who they are. */
  URI signInAs(String form) throws IOException, InterruptedException {
    var answer = post("/authorize?" + QUERY, form);
    return URI.create(answer.headers().firstValue("Location").orElseThrow());
  }

  String codeFor(String form) throws IOException, InterruptedException {
    return signInAs(form).getQuery().replaceAll(".*code=([^&]+).*", "$1");
  }

  HttpResponse<String> redeem(String code, String verifier)
      throws IOException, InterruptedException {
    return post(
        "/token",
        "grant_type=authorization_code&client_id=studio-page&code=%s&code_verifier=%s&redirect_uri=%s"
            .formatted(code, verifier, BACK));
  }
}
