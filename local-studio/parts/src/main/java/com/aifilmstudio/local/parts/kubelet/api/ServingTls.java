package com.aifilmstudio.local.parts.kubelet.api;

import io.fabric8.kubernetes.client.Config;
import io.fabric8.kubernetes.client.ConfigBuilder;
import io.fabric8.kubernetes.client.internal.SSLUtils;
import java.io.IOException;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import javax.net.ssl.SSLContext;

/** TLS from PEM files, which the JDK itself does not read; the Kubernetes client does. */
public final class ServingTls {

  private ServingTls() {}

  /**
   * @param clientAuthority whose certificates are believed
   */
  public static SSLContext context(Path certificate, Path key, Path clientAuthority)
      throws IOException {
    Config pem =
        new ConfigBuilder(Config.empty())
            .withClientCertFile(certificate.toString())
            .withClientKeyFile(key.toString())
            .withClientKeyAlgo("EC")
            .withCaCertFile(clientAuthority.toString())
            .build();
    try {
      SSLContext context = SSLContext.getInstance("TLS");
      context.init(SSLUtils.keyManagers(pem), SSLUtils.trustManagers(pem), null);
      return context;
    } catch (GeneralSecurityException e) {
      throw new IOException("the kubelet's key or certificate is unusable", e);
    }
  }
}
