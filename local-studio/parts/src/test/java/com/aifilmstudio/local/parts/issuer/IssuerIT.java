package com.aifilmstudio.local.parts.issuer;

import static org.assertj.core.api.Assertions.assertThat;

import com.aifilmstudio.local.parts.testkit.SharedIssuer;
import com.nimbusds.jose.crypto.factories.DefaultJWSVerifierFactory;
import com.nimbusds.jose.jwk.AsymmetricJWK;
import com.nimbusds.jose.jwk.JWKSet;
import com.nimbusds.jwt.SignedJWT;
import java.nio.file.Path;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@Tag("store")
class IssuerIT {
  private static final Person MIA = Person.CAST.getFirst();

  private final Issuer issuer = SharedIssuer.get();
  private final Browser browser = new Browser(issuer);

  @Test
  void itTellsWhereEverythingIs() throws Exception {
    assertThat(browser.get("/.well-known/openid-configuration").body().replace("\\/", "/"))
        .contains("\"issuer\":\"" + issuer.url() + "\"")
        .contains("\"S256\"");
    assertThat(browser.get("/jwks").body()).doesNotContain("\"d\":");
  }

  @Test
  void aPersonOfTheCastSignsInAndIsNamedInBothTokens() throws Exception {
    assertThat(browser.get("/authorize?" + Browser.QUERY).body()).contains(MIA.name());
    var back = browser.signInAs("person=mia");
    assertThat(back.toString()).startsWith(Browser.BACK).contains("state=s1");

    var answer = browser.redeem(browser.codeFor("person=mia"), Browser.VERIFIER);

    assertThat(answer.statusCode()).isEqualTo(200);
    var access = token(answer.body(), "access_token");
    assertThat(isSigned(access)).isTrue();
    assertThat(access.getHeader().getType().getType()).isEqualTo("at+jwt");
    assertThat(access.getJWTClaimsSet().getAudience()).containsExactly(Issuer.AUDIENCE);
    assertThat(access.getJWTClaimsSet().getStringClaim("account")).isEqualTo(MIA.account());
    assertThat(access.getJWTClaimsSet().getStringListClaim("roles")).containsExactly("maker");
    var identity = token(answer.body(), "id_token").getJWTClaimsSet();
    assertThat(identity.getAudience()).containsExactly(Issuer.CLIENT);
    assertThat(identity.getStringClaim("nonce")).isEqualTo("n1");
  }

  @Test
  void anybodyMayBeAnybodyHere() throws Exception {
    var code = browser.codeFor("name=nora&account=oslo&role=viewer");

    var claims =
        token(browser.redeem(code, Browser.VERIFIER).body(), "access_token").getJWTClaimsSet();

    assertThat(claims.getSubject()).isEqualTo("nora");
    assertThat(claims.getStringClaim("account")).isEqualTo("oslo");
  }

  @Test
  void aCodeCountsOnceAndOnlyWithItsVerifier() throws Exception {
    var code = browser.codeFor("person=mia");
    assertThat(browser.redeem(code, "x".repeat(43)).statusCode()).isEqualTo(400);
    assertThat(browser.redeem(code, Browser.VERIFIER).body()).contains("invalid_grant");

    var other = browser.codeFor("person=mia");
    assertThat(browser.redeem(other, Browser.VERIFIER).statusCode()).isEqualTo(200);
    assertThat(browser.redeem(other, Browser.VERIFIER).statusCode()).isEqualTo(400);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "redirect_uri=https://evil.example/",
        "redirect_uri=http://127.0.0.1.evil.example/",
        "client_id=other",
        "code_challenge_method=plain",
        "response_type=token"
      })
  void aSignInForSomebodyElseIsRefusedWithoutARedirection(String changed) throws Exception {
    var name = changed.substring(0, changed.indexOf('='));
    var query = Browser.QUERY.replaceFirst("(^|&)" + name + "=[^&]*", "$1" + changed);

    var answer = browser.post("/authorize?" + query, "person=mia");

    assertThat(answer.statusCode()).isEqualTo(400);
    assertThat(answer.headers().firstValue("Location")).isEmpty();
  }

  @Test
  void whatIsSentToThePageIsShownAsText() throws Exception {
    var page = browser.get("/authorize?" + Browser.QUERY + "&x=%22%3E%3Cscript%3E").body();

    assertThat(page).doesNotContain("<script");
  }

  @Test
  void tokensOutliveARestartAndARotationButNotTheRetirementOfTheirKey(@TempDir Path home)
      throws Exception {
    try (var own = Issuer.start(home)) {
      var old = SignedJWT.parse(own.token(MIA).compact());
      own.process().kill();
      own.startAgain();
      assertThat(isSignedBy(own, old)).isTrue();

      own.rotateKeys();
      assertThat(isSignedBy(own, old)).isTrue();
      var fresh = SignedJWT.parse(own.tokenByCurve(MIA).compact());
      own.retireOldKeys();

      assertThat(isSignedBy(own, old)).isFalse();
      assertThat(isSignedBy(own, fresh)).isTrue();
    }
  }

  private boolean isSigned(SignedJWT token) throws Exception {
    return isSignedBy(issuer, token);
  }

  private static boolean isSignedBy(Issuer issuer, SignedJWT token) throws Exception {
    var keys = JWKSet.parse(new Browser(issuer).get("/jwks").body());
    var key = keys.getKeyByKeyId(token.getHeader().getKeyID());
    return key instanceof AsymmetricJWK known
        && token.verify(
            new DefaultJWSVerifierFactory()
                .createJWSVerifier(token.getHeader(), known.toPublicKey()));
  }

  private static SignedJWT token(String body, String name) throws Exception {
    return SignedJWT.parse(body.replaceAll(".*\"" + name + "\":\"([^\"]+)\".*", "$1"));
  }
}
