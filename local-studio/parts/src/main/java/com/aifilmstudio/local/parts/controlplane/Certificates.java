package com.aifilmstudio.local.parts.controlplane;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.math.BigInteger;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.PrivateKey;
import java.security.SecureRandom;
import java.security.cert.CertificateFactory;
import java.security.cert.X509Certificate;
import java.security.spec.ECGenParameterSpec;
import java.security.spec.PKCS8EncodedKeySpec;
import java.time.Duration;
import java.time.Instant;
import java.util.Base64;
import java.util.Date;
import java.util.List;
import org.bouncycastle.asn1.x500.X500Name;
import org.bouncycastle.asn1.x509.BasicConstraints;
import org.bouncycastle.asn1.x509.ExtendedKeyUsage;
import org.bouncycastle.asn1.x509.Extension;
import org.bouncycastle.asn1.x509.GeneralName;
import org.bouncycastle.asn1.x509.GeneralNames;
import org.bouncycastle.asn1.x509.KeyPurposeId;
import org.bouncycastle.asn1.x509.KeyUsage;
import org.bouncycastle.cert.jcajce.JcaX509CertificateConverter;
import org.bouncycastle.cert.jcajce.JcaX509v3CertificateBuilder;
import org.bouncycastle.operator.OperatorCreationException;
import org.bouncycastle.operator.jcajce.JcaContentSignerBuilder;

/** Makes elliptic-curve keys and X.509 certificates, and keeps them as PEM files. */
final class Certificates {
  private static final Duration VALID = Duration.ofDays(3650);

  /** Clocks of one machine agree, but a certificate of this very second may be too young. */
  private static final Duration BACKDATED = Duration.ofHours(1);

  private Certificates() {}

  record Pair(PrivateKey key, X509Certificate certificate) {
    void write(Path keyFile, Path certificateFile) {
      try {
        Certificates.write(keyFile, "PRIVATE KEY", key.getEncoded());
        Certificates.write(certificateFile, "CERTIFICATE", certificate.getEncoded());
      } catch (GeneralSecurityException e) {
        throw new IllegalStateException(e);
      }
    }

    static Pair read(Path keyFile, Path certificateFile) {
      try (var in = Files.newInputStream(certificateFile)) {
        var certificate =
            (X509Certificate) CertificateFactory.getInstance("X.509").generateCertificate(in);
        var pem = Files.readString(keyFile).lines().filter(line -> !line.startsWith("-----"));
        var key = Base64.getDecoder().decode(String.join("", pem.toList()));
        return new Pair(
            KeyFactory.getInstance("EC").generatePrivate(new PKCS8EncodedKeySpec(key)),
            certificate);
      } catch (IOException e) {
        throw new UncheckedIOException(e);
      } catch (GeneralSecurityException e) {
        throw new IllegalStateException("not a key pair: " + keyFile, e);
      }
    }
  }

  static KeyPair keys() {
    try {
      var generator = KeyPairGenerator.getInstance("EC");
      generator.initialize(new ECGenParameterSpec("secp256r1"));
      return generator.generateKeyPair();
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException(e);
    }
  }

  static Pair authority(String name, Instant now) {
    var keys = keys();
    return sign(
        new X500Name("CN=" + name),
        new X500Name("CN=" + name),
        keys,
        keys.getPrivate(),
        now,
        builder -> {
          builder.addExtension(Extension.basicConstraints, true, new BasicConstraints(true));
          builder.addExtension(
              Extension.keyUsage,
              true,
              new KeyUsage(KeyUsage.digitalSignature | KeyUsage.keyCertSign));
        });
  }

  /** A certificate that a server shows under these addresses and names. */
  static Pair server(Pair authority, String name, List<GeneralName> addresses, Instant now) {
    return leaf(authority, "CN=" + name, KeyPurposeId.id_kp_serverAuth, now, addresses);
  }

  /** A certificate by which a client proves its name and group. */
  static Pair client(Pair authority, String name, String group, Instant now) {
    return leaf(
        authority, "O=" + group + ",CN=" + name, KeyPurposeId.id_kp_clientAuth, now, List.of());
  }

  private static Pair leaf(
      Pair authority, String subject, KeyPurposeId purpose, Instant now, List<GeneralName> names) {
    var issuer = new X500Name(authority.certificate().getSubjectX500Principal().getName());
    return sign(
        issuer,
        new X500Name(subject),
        keys(),
        authority.key(),
        now,
        builder -> {
          builder.addExtension(Extension.keyUsage, true, new KeyUsage(KeyUsage.digitalSignature));
          builder.addExtension(Extension.extendedKeyUsage, false, new ExtendedKeyUsage(purpose));
          if (!names.isEmpty()) {
            builder.addExtension(
                Extension.subjectAlternativeName,
                false,
                new GeneralNames(names.toArray(GeneralName[]::new)));
          }
        });
  }

  private static Pair sign(
      X500Name issuer,
      X500Name subject,
      KeyPair keys,
      PrivateKey authority,
      Instant now,
      Extensions extensions) {
    try {
      var builder =
          new JcaX509v3CertificateBuilder(
              issuer,
              new BigInteger(120, new SecureRandom()),
              Date.from(now.minus(BACKDATED)),
              Date.from(now.plus(VALID)),
              subject,
              keys.getPublic());
      extensions.addTo(builder);
      var signer = new JcaContentSignerBuilder("SHA256withECDSA").build(authority);
      return new Pair(
          keys.getPrivate(),
          new JcaX509CertificateConverter().getCertificate(builder.build(signer)));
    } catch (GeneralSecurityException | OperatorCreationException | IOException e) {
      throw new IllegalStateException("could not make a certificate for " + subject, e);
    }
  }

  static void write(Path file, String kind, byte[] content) {
    var encoder = Base64.getMimeEncoder(64, new byte[] {'\n'});
    try {
      Files.writeString(
          file,
          "-----BEGIN %s-----\n%s\n-----END %s-----\n"
              .formatted(kind, encoder.encodeToString(content), kind));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private interface Extensions {
    void addTo(JcaX509v3CertificateBuilder builder) throws IOException;
  }
}
