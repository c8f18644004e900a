package com.aifilmstudio.local.parts.issuer;

import com.nimbusds.oauth2.sdk.AuthorizationSuccessResponse;
import com.nimbusds.oauth2.sdk.ParseException;
import com.nimbusds.oauth2.sdk.ResponseMode;
import com.nimbusds.oauth2.sdk.ResponseType;
import com.nimbusds.oauth2.sdk.pkce.CodeChallengeMethod;
import com.nimbusds.oauth2.sdk.util.URLUtils;
import com.nimbusds.openid.connect.sdk.AuthenticationRequest;
import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpHandler;
import java.io.IOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** The authorization endpoint: shows the login page, then sends the browser back with a code. */
record SignIn(Codes codes) implements HttpHandler {
  private static final int LONGEST_FORM = 8192;
  private static final Set<String> THIS_MACHINE = Set.of("127.0.0.1", "localhost", "[::1]");

  @Override
  public void handle(HttpExchange exchange) throws IOException {
    answer(exchange).to(exchange);
  }

  private Answer answer(HttpExchange exchange) throws IOException {
    try {
      var query = Optional.ofNullable(exchange.getRequestURI().getRawQuery()).orElse("");
      var request = AuthenticationRequest.parse(query);
      var refusal = refusal(request);
      if (refusal.isPresent()) {
        return Answer.page(400, LoginPage.refusal(refusal.get()));
      }
      return switch (exchange.getRequestMethod()) {
        case "GET" -> Answer.page(200, LoginPage.of(query));
        case "POST" -> signedIn(request, form(exchange));
        default -> Answer.page(405, LoginPage.refusal("This page is read or submitted."));
      };
    } catch (ParseException e) {
      return Answer.page(400, LoginPage.refusal(e.getMessage()));
    }
  }

  /** Codes go only to programs of this machine, and only to those that can prove it was them. */
  private static Optional<String> refusal(AuthenticationRequest request) {
    if (!request.getClientID().getValue().equals(Issuer.CLIENT)) {
      return Optional.of("The one client here is " + Issuer.CLIENT + ".");
    }
    if (!request.getResponseType().equals(ResponseType.CODE)) {
      return Optional.of("The one response_type here is code.");
    }
    if (!isOfThisMachine(request.getRedirectionURI())) {
      return Optional.of("The redirect_uri must be an address of this machine.");
    }
    if (request.getCodeChallenge() == null
        || !CodeChallengeMethod.S256.equals(request.getCodeChallengeMethod())) {
      return Optional.of("A code_challenge by S256 is needed.");
    }
    return Optional.empty();
  }

  private static boolean isOfThisMachine(URI uri) {
    return "http".equals(uri.getScheme()) && THIS_MACHINE.contains(uri.getHost());
  }

  private Answer signedIn(AuthenticationRequest request, Map<String, List<String>> form) {
    var person = person(form);
    if (person.isEmpty()) {
      return Answer.page(400, LoginPage.refusal("Say who you are."));
    }
    var back =
        new AuthorizationSuccessResponse(
            request.getRedirectionURI(),
            codes.issue(person.get(), request),
            null,
            request.getState(),
            ResponseMode.QUERY);
    return Answer.redirect(back.toURI());
  }

  private static Optional<Person> person(Map<String, List<String>> form) {
    var chosen = value(form, "person");
    if (chosen.isPresent()) {
      return Person.CAST.stream().filter(p -> p.subject().equals(chosen.get())).findFirst();
    }
    return value(form, "name")
        .map(
            name ->
                new Person(
                    name,
                    name,
                    value(form, "account").orElse(name),
                    List.of(value(form, "role").orElse("maker"))));
  }

  private static Optional<String> value(Map<String, List<String>> form, String name) {
    return form.getOrDefault(name, List.of()).stream().filter(it -> !it.isBlank()).findFirst();
  }

  private static Map<String, List<String>> form(HttpExchange exchange) throws IOException {
    var body = exchange.getRequestBody().readNBytes(LONGEST_FORM);
    return URLUtils.parseParameters(new String(body, StandardCharsets.UTF_8));
  }
}
