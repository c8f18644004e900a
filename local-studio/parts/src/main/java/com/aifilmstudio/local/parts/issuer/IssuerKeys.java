package com.aifilmstudio.local.parts.issuer;

import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.jwk.Curve;
import com.nimbusds.jose.jwk.JWK;
import com.nimbusds.jose.jwk.JWKSet;
import com.nimbusds.jose.jwk.KeyType;
import com.nimbusds.jose.jwk.KeyUse;
import com.nimbusds.jose.jwk.gen.ECKeyGenerator;
import com.nimbusds.jose.jwk.gen.RSAKeyGenerator;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.text.ParseException;
import java.util.List;
import java.util.stream.Stream;

/** The key set of an issuer, in a file: the newest of a kind signs, the older ones still count. */
record IssuerKeys(Path file) {
  private static final int RSA_BITS = 2048;

  /** Makes the first keys; what is there stays, so that tokens outlive a restart. */
  void prepare() {
    if (!Files.exists(file)) {
      write(fresh());
    }
  }

  /** New keys sign from now on; the old ones remain in the set. */
  void rotate() {
    write(Stream.concat(fresh().stream(), all().getKeys().stream()).toList());
  }

  /** Only the keys that sign remain: tokens of the old ones count no more. */
  void retire() {
    write(List.of(newest(KeyType.RSA), newest(KeyType.EC)));
  }

  JWKSet all() {
    try {
      return JWKSet.parse(Files.readString(file));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    } catch (ParseException e) {
      throw new IllegalStateException(file + " holds no key set", e);
    }
  }

  JWK newest(KeyType type) {
    return all().getKeys().stream()
        .filter(key -> key.getKeyType().equals(type))
        .findFirst()
        .orElseThrow();
  }

  private static List<JWK> fresh() {
    try {
      var rsa = new RSAKeyGenerator(RSA_BITS);
      var ec = new ECKeyGenerator(Curve.P_256);
      return List.of(
          rsa.keyUse(KeyUse.SIGNATURE).keyIDFromThumbprint(true).generate(),
          ec.keyUse(KeyUse.SIGNATURE).keyIDFromThumbprint(true).generate());
    } catch (JOSEException e) {
      throw new IllegalStateException(e);
    }
  }

  /** At once, since the server reads it for everyone who asks. */
  private void write(List<JWK> keys) {
    var fresh = file.resolveSibling(file.getFileName() + ".new");
    try {
      Files.writeString(fresh, new JWKSet(keys).toString(false));
      Files.move(fresh, file, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
