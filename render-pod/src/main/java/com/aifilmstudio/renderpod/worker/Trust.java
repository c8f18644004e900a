package com.aifilmstudio.renderpod.worker;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.security.cert.CertificateFactory;
import javax.net.ssl.SSLContext;
import javax.net.ssl.TrustManagerFactory;

/** Whom the worker takes for the operator: who shows a certificate of these authorities. */
final class Trust {

  private Trust() {}

  /**
   * @param authorities a PEM file with one or more certificates, and nothing else is trusted
   * @throws IOException if it cannot be read or holds no certificate
   */
  static SSLContext in(Path authorities) throws IOException {
    try (var pem = Files.newInputStream(authorities)) {
      var store = KeyStore.getInstance(KeyStore.getDefaultType());
      store.load(null, null);
      for (var authority : CertificateFactory.getInstance("X.509").generateCertificates(pem)) {
        store.setCertificateEntry("authority-" + store.size(), authority);
      }
      if (store.size() == 0) {
        throw new IOException("no certificate in " + authorities);
      }
      var trust = TrustManagerFactory.getInstance(TrustManagerFactory.getDefaultAlgorithm());
      trust.init(store);
      var context = SSLContext.getInstance("TLS");
      context.init(null, trust.getTrustManagers(), null);
      return context;
    } catch (GeneralSecurityException e) {
      throw new IOException("not a file of certificates: " + authorities, e);
    }
  }
}
