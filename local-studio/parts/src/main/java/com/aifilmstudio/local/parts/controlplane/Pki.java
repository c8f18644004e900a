package com.aifilmstudio.local.parts.controlplane;

import com.aifilmstudio.local.parts.process.StudioHome;
import java.net.InetAddress;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.List;
import java.util.stream.Stream;
import org.bouncycastle.asn1.x509.GeneralName;

/** The keys and certificates of one control plane: made once, kept in the home. */
public final class Pki {
  private final Path folder;
  private final InstantSource clock;

  private Pki(Path folder, InstantSource clock) {
    this.folder = folder;
    this.clock = clock;
  }

  /** Opens the keys of a home and makes those that are missing. */
  public static Pki of(StudioHome home, InstantSource clock) {
    var pki = new Pki(home.folder("pki"), clock);
    // The last file written: a set that a crash cut short is made anew as a whole.
    if (!Files.exists(pki.serviceAccountKey())) {
      pki.make();
    }
    return pki;
  }

  private void make() {
    var now = clock.instant();
    var authority = Certificates.authority("film-studio", now);
    authority.write(folder.resolve("ca.key"), certificateAuthority());
    Certificates.server(
            authority,
            "kube-apiserver",
            names("localhost", "kubernetes", "kubernetes.default", "kubernetes.default.svc"),
            now)
        .write(servingKey(), servingCertificate());
    Certificates.client(authority, "kube-apiserver-kubelet-client", "system:masters", now)
        .write(kubeletClientKey(), kubeletClientCertificate());
    var serviceAccounts = Certificates.keys();
    Certificates.write(
        serviceAccountPublicKey(), "PUBLIC KEY", serviceAccounts.getPublic().getEncoded());
    Certificates.write(
        serviceAccountKey(), "PRIVATE KEY", serviceAccounts.getPrivate().getEncoded());
  }

  /** A serving certificate of this authority for a server on the loopback address, as PEM files. */
  public ServingPair serving(String name) {
    var pair = new ServingPair(folder.resolve(name + ".key"), folder.resolve(name + ".crt"));
    if (!Files.exists(pair.certificate())) {
      var authority = Certificates.Pair.read(folder.resolve("ca.key"), certificateAuthority());
      Certificates.server(authority, name, names(name, "localhost"), clock.instant())
          .write(pair.key(), pair.certificate());
    }
    return pair;
  }

  /** Where a key and its certificate are; both are PEM, the key is PKCS#8 on the curve P-256. */
  public record ServingPair(Path key, Path certificate) {}

  private static List<GeneralName> names(String... names) {
    var loopback =
        new GeneralName(GeneralName.iPAddress, InetAddress.getLoopbackAddress().getHostAddress());
    return Stream.concat(
            Stream.of(loopback),
            Stream.of(names).map(name -> new GeneralName(GeneralName.dNSName, name)))
        .toList();
  }

  /** Whom every client and server of the studio trusts. */
  public Path certificateAuthority() {
    return folder.resolve("ca.crt");
  }

  Path servingKey() {
    return folder.resolve("apiserver.key");
  }

  Path servingCertificate() {
    return folder.resolve("apiserver.crt");
  }

  /** What the API server shows to a kubelet when it fetches logs. */
  Path kubeletClientKey() {
    return folder.resolve("kubelet-client.key");
  }

  Path kubeletClientCertificate() {
    return folder.resolve("kubelet-client.crt");
  }

  Path serviceAccountKey() {
    return folder.resolve("service-accounts.key");
  }

  Path serviceAccountPublicKey() {
    return folder.resolve("service-accounts.pub");
  }
}
