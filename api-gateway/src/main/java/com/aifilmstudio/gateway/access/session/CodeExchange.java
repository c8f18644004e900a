package com.aifilmstudio.gateway.access.session;

import com.aifilmstudio.gateway.access.AccessConfig;
import com.aifilmstudio.gateway.access.token.Tokens;
import com.nimbusds.jose.util.JSONObjectUtils;
import jakarta.inject.Singleton;
import java.io.IOException;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.text.ParseException;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;

/**
 * Fetches what the issuer says of somebody who has signed in. The browser never sees a token: it
 * brings a code, which is worth nothing without the verifier.
 */
@Singleton
class CodeExchange {

  private static final Duration PATIENCE = Duration.ofSeconds(5);

  private final HttpClient http =
      HttpClient.newBuilder()
          .connectTimeout(PATIENCE)
          .followRedirects(HttpClient.Redirect.NEVER)
          .build();

  private final Tokens tokens;
  private final AccessConfig.Client client;

  CodeExchange(Tokens tokens, AccessConfig config) {
    this.tokens = tokens;
    this.client = config.client();
  }

  /** The identity token; empty when the issuer does not know the code. */
  Optional<String> identityToken(SignIn signIn) throws IOException {
    var request =
        HttpRequest.newBuilder(tokens.provider().token())
            .timeout(PATIENCE)
            .header("Content-Type", "application/x-www-form-urlencoded")
            .header("Accept", "application/json")
            .POST(BodyPublishers.ofString(form(signIn)))
            .build();
    try {
      var answer = http.send(request, BodyHandlers.ofString());
      if (answer.statusCode() >= 500) {
        throw new IOException("the issuer answers " + answer.statusCode());
      }
      return answer.statusCode() == 200
          ? Optional.ofNullable(
              JSONObjectUtils.getString(JSONObjectUtils.parse(answer.body()), "id_token"))
          : Optional.empty();
    } catch (ParseException e) {
      throw new IOException("the issuer's answer cannot be understood", e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IOException(e);
    }
  }

  private String form(SignIn signIn) {
    var fields = new LinkedHashMap<String, String>();
    fields.put("grant_type", "authorization_code");
    fields.put("client_id", client.id());
    client.secret().ifPresent(secret -> fields.put("client_secret", secret));
    fields.put("code", signIn.code());
    fields.put("code_verifier", signIn.codeVerifier());
    fields.put("redirect_uri", signIn.redirectUri().toString());
    return encoded(fields);
  }

  private static String encoded(Map<String, String> fields) {
    return fields.entrySet().stream()
        .map(
            field ->
                field.getKey() + "=" + URLEncoder.encode(field.getValue(), StandardCharsets.UTF_8))
        .collect(Collectors.joining("&"));
  }
}
