package com.aifilmstudio.local.parts.issuer;

import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.JOSEObjectType;
import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.JWSHeader;
import com.nimbusds.jose.JWSSigner;
import com.nimbusds.jose.crypto.ECDSASigner;
import com.nimbusds.jose.crypto.MACSigner;
import com.nimbusds.jose.crypto.RSASSASigner;
import com.nimbusds.jose.jwk.JWK;
import com.nimbusds.jwt.JWTClaimsSet;
import com.nimbusds.jwt.SignedJWT;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.HashMap;
import java.util.function.UnaryOperator;

/**
 * A token that is about to be signed: by default a good one, and by the methods below anything that
 * an attacker might send.
 */
public final class Token {
  private final JWSHeader.Builder header;
  private final JWTClaimsSet claims;
  private final JWK key;

  private Token(JWSHeader.Builder header, JWTClaimsSet claims, JWK key) {
    this.header = header;
    this.claims = claims;
    this.key = key;
  }

  static Token of(JWSAlgorithm algorithm, JOSEObjectType type, JWK key, JWTClaimsSet claims) {
    var header = new JWSHeader.Builder(algorithm).type(type).keyID(key.getKeyID());
    return new Token(header, claims, key);
  }

  /** With other claims. */
  public Token claims(UnaryOperator<JWTClaimsSet.Builder> change) {
    return new Token(header, change.apply(new JWTClaimsSet.Builder(claims)).build(), key);
  }

  /** With this claim; null takes it out. */
  public Token claim(String name, Object value) {
    return claims(builder -> builder.claim(name, value));
  }

  /** With another header. */
  public Token header(UnaryOperator<JWSHeader.Builder> change) {
    var old = header.build();
    // A builder that copies a header takes its parameters over as a map that cannot be added to.
    var copy = new JWSHeader.Builder(old).customParams(new HashMap<>(old.getCustomParams()));
    return new Token(change.apply(copy), claims, key);
  }

  public Token type(String type) {
    return header(builder -> builder.type(type == null ? null : new JOSEObjectType(type)));
  }

  /** Of another algorithm: the signer must fit its key. */
  public Token algorithm(JWSAlgorithm algorithm) {
    var old = header.build();
    return new Token(
        new JWSHeader.Builder(algorithm).type(old.getType()).keyID(old.getKeyID()), claims, key);
  }

  /** Signed by a key that may not be the issuer's, under the key id that the header has. */
  public Token signedBy(JWK other) {
    return new Token(header, claims, other);
  }

  /** As it goes over the wire. */
  public String compact() {
    return compact(signer());
  }

  /** Signed as if the issuer's public key, which everybody has, were a shared secret. */
  public String signedWithThePublicKeyAsSecret() {
    try {
      var secret = key.toPublicJWK().toJSONString().getBytes(StandardCharsets.UTF_8);
      return algorithm(JWSAlgorithm.HS256).compact(new MACSigner(secret));
    } catch (JOSEException e) {
      throw new IllegalStateException(e);
    }
  }

  /** Not signed at all, and saying so in its header as {@code alg}. */
  public String unsigned(String alg) {
    return part("{\"alg\":\"%s\",\"typ\":\"%s\"}".formatted(alg, header.build().getType()))
        + "."
        + part(claims.toString())
        + ".";
  }

  private String compact(JWSSigner signer) {
    try {
      var jwt = new SignedJWT(header.build(), claims);
      jwt.sign(signer);
      return jwt.serialize();
    } catch (JOSEException e) {
      throw new IllegalStateException(e);
    }
  }

  private JWSSigner signer() {
    try {
      return switch (key.getKeyType().getValue()) {
        case "RSA" -> new RSASSASigner(key.toRSAKey());
        case "EC" -> new ECDSASigner(key.toECKey());
        default -> new MACSigner(key.toOctetSequenceKey());
      };
    } catch (JOSEException e) {
      throw new IllegalStateException(e);
    }
  }

  private static String part(String json) {
    return Base64.getUrlEncoder()
        .withoutPadding()
        .encodeToString(json.getBytes(StandardCharsets.UTF_8));
  }
}
