package com.aifilmstudio.local.parts.controlplane;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;

import com.aifilmstudio.local.parts.process.StudioHome;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.cert.CertificateException;
import java.security.cert.CertificateFactory;
import java.security.cert.X509Certificate;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class PkiTest {
  private static final Instant NOW = Instant.parse("2026-05-01T10:00:00Z");

  @TempDir private Path folder;
  private StudioHome home;
  private Pki pki;

  @BeforeEach
  void aHome() {
    home = StudioHome.at(folder.resolve("home"));
    pki = Pki.of(home, InstantSource.fixed(NOW));
  }

  @Test
  void serversShowCertificatesOfTheOneAuthorityForLoopback() throws Exception {
    var authority = certificate(pki.certificateAuthority());
    var server = certificate(pki.serving("kubelet").certificate());

    assertThatCode(() -> server.verify(authority.getPublicKey())).doesNotThrowAnyException();
    assertThat(server.getSubjectAlternativeNames())
        .contains(List.of(7, "127.0.0.1"), List.of(2, "kubelet"));
    assertThat(server.getNotBefore()).isBefore(NOW);
    assertThat(server.getNotAfter()).isAfter(NOW);
  }

  @Test
  void theApiServerProvesItselfToKubelets() throws Exception {
    var client = certificate(pki.kubeletClientCertificate());

    assertThat(client.getSubjectX500Principal().getName())
        .contains("CN=kube-apiserver-kubelet-client");
    assertThat(client.getExtendedKeyUsage()).containsExactly("1.3.6.1.5.5.7.3.2");
  }

  @Test
  void keysAreMadeOncePerHome() throws IOException {
    var before = Files.readString(pki.serviceAccountKey());

    assertThat(Files.readString(Pki.of(home, InstantSource.system()).serviceAccountKey()))
        .isEqualTo(before);
  }

  @Test
  void aSetThatACrashCutShortIsMadeAnew() throws Exception {
    Files.delete(pki.serviceAccountKey());

    var again = Pki.of(home, InstantSource.fixed(NOW));

    var authority = certificate(again.certificateAuthority());
    certificate(again.servingCertificate()).verify(authority.getPublicKey());
    assertThat(again.serviceAccountKey()).exists();
  }

  @Test
  void onlyTheOwnerEntersTheFolderOfTheKeys() throws IOException {
    var permissions = Files.getPosixFilePermissions(pki.certificateAuthority().getParent());

    assertThat(PosixFilePermissions.toString(permissions)).isEqualTo("rwx------");
  }

  private static X509Certificate certificate(Path file) throws IOException, CertificateException {
    try (var in = Files.newInputStream(file)) {
      return (X509Certificate) CertificateFactory.getInstance("X.509").generateCertificate(in);
    }
  }
}
