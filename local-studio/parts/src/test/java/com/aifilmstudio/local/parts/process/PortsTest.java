package com.aifilmstudio.local.parts.process;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Path;
import java.util.HashSet;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class PortsTest {
  @TempDir private Path folder;
  private StudioHome home;

  @BeforeEach
  void aHome() {
    home = StudioHome.at(folder.resolve("home"));
  }

  @Test
  void aPortIsRememberedForTheNextProgram() {
    var port = home.ports().claim("api");

    assertThat(StudioHome.at(home.root()).ports().claim("api")).isEqualTo(port);
  }

  @Test
  void aPortThatSomeoneTookMeanwhileIsGivenUp() throws IOException {
    var port = home.ports().of("api");

    try (var thief = new ServerSocket(port, 1, InetAddress.getLoopbackAddress())) {
      assertThat(home.ports().claim("api")).isNotEqualTo(thief.getLocalPort());
    }
  }

  @Test
  void aPortThatOurOwnPartHoldsIsStillItsAddress() throws IOException {
    var port = home.ports().of("api");

    try (var part = new ServerSocket(port, 1, InetAddress.getLoopbackAddress())) {
      assertThat(home.ports().of("api")).isEqualTo(part.getLocalPort());
    }
  }

  @Test
  void noTwoPartsShareOneAndNoneIsEphemeral() {
    var ports = new HashSet<Integer>();
    for (int i = 0; i < 100; i++) {
      ports.add(home.ports().of("part-" + i));
    }

    assertThat(ports).hasSize(100).allMatch(port -> port >= 20_000 && port < 30_000);
  }
}
