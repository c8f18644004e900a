package com.aifilmstudio.local.parts.testkit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.SocketTimeoutException;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(20)
class TcpProxyTest {
  private ServerSocket server;
  private TcpProxy proxy;

  @BeforeEach
  void aServerThatEchoes() throws IOException {
    server = new ServerSocket(0, 50, InetAddress.getLoopbackAddress());
    Thread.ofVirtual()
        .start(
            () -> {
              while (!server.isClosed()) {
                try {
                  var client = server.accept();
                  Thread.ofVirtual().start(() -> echo(client));
                } catch (IOException closed) {
                  return;
                }
              }
            });
    proxy = TcpProxy.to(server.getLocalPort());
  }

  @AfterEach
  void close() throws IOException {
    proxy.close();
    server.close();
  }

  @Test
  void aWholeLineCarriesBothWays() throws IOException {
    try (var client = connect()) {
      assertThat(sayAndHear(client, 7)).isEqualTo(7);
    }
  }

  @Test
  void aCutLineBreaksWhatIsOpenAndWhatIsTried() throws IOException {
    try (var client = connect()) {
      sayAndHear(client, 1);

      proxy.cut();

      assertThatThrownBy(() -> sayAndHear(client, 2)).isInstanceOf(IOException.class);
    }
    assertThatThrownBy(
            () -> {
              try (var client = connect()) {
                assertThat(sayAndHear(client, 3)).isEqualTo(-1);
                throw new IOException("ended");
              }
            })
        .isInstanceOf(IOException.class);
  }

  @Test
  void aHealedLineServesNewConnections() throws IOException {
    proxy.cut();
    proxy.heal();

    try (var client = connect()) {
      assertThat(sayAndHear(client, 4)).isEqualTo(4);
    }
  }

  @Test
  void aFrozenLineKeepsSilentAndDeliversAfterwards() throws IOException {
    try (var client = connect()) {
      sayAndHear(client, 1);
      proxy.freeze();
      client.setSoTimeout(300);

      assertThatThrownBy(() -> sayAndHear(client, 5)).isInstanceOf(SocketTimeoutException.class);

      proxy.heal();
      client.setSoTimeout(5000);
      assertThat(client.getInputStream().read()).isEqualTo(5);
    }
  }

  private Socket connect() throws IOException {
    return new Socket(InetAddress.getLoopbackAddress(), proxy.port());
  }

  private static int sayAndHear(Socket client, int word) throws IOException {
    client.getOutputStream().write(word);
    return client.getInputStream().read();
  }

  private static void echo(Socket client) {
    try (client) {
      client.getInputStream().transferTo(client.getOutputStream());
    } catch (IOException broken) {
      return;
    }
  }
}
