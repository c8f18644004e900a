package com.aifilmstudio.local.parts.controlplane;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Base64;

/** The file by which a client finds the API server, trusts it and says who it is. */
final class Kubeconfig {
  private Kubeconfig() {}

  static void write(Path file, String url, Path authority, String user, String token) {
    try {
      Files.writeString(
          file,
          """
          apiVersion: v1
          kind: Config
          clusters:
          - name: film-studio
            cluster:
              server: %s
              certificate-authority-data: %s
          users:
          - name: %s
            user:
              token: %s
          contexts:
          - name: film-studio
            context:
              cluster: film-studio
              user: %s
          current-context: film-studio
          """
              .formatted(
                  url,
                  Base64.getEncoder().encodeToString(Files.readAllBytes(authority)),
                  user,
                  token,
                  user));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
