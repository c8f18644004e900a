package com.aifilmstudio.local.cli.chaos;

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

/** The worker is this JVM; the operator gives back what it hears. */
class LinesTest {
  private final long worker = ProcessHandle.current().pid();
  private ServerSocket operator;
  private Lines lines;

  @BeforeEach
  void anOperator() throws IOException {
    operator = new ServerSocket(0, 50, InetAddress.getLoopbackAddress());
    Thread.ofVirtual().start(this::echo);
    lines = Lines.to(operator.getLocalPort());
  }

  @AfterEach
  void end() throws IOException {
    lines.close();
    operator.close();
  }

  @Test
  void aWholeLineCarriesBothWays() throws IOException {
    try (var connection = connect()) {
      assertThat(answerTo(connection, 'a')).isEqualTo('a');
    }
  }

  @Test
  void fromAWorkerThatIsCutOffNothingComesUntilItIsHealed() throws IOException {
    try (var connection = connect()) {
      assertThat(answerTo(connection, 'a')).isEqualTo('a');
      lines.cut(worker);
      assertNoAnswerTo(connection, 'b');
      lines.heal(worker);
      assertThat(connection.getInputStream().read()).isEqualTo('b');
    }
  }

  @Test
  void aNewConnectionOfItHangsToo() throws IOException {
    lines.cut(worker);
    try (var connection = connect()) {
      assertNoAnswerTo(connection, 'a');
    }
  }

  @Test
  void theLineOfAnotherWorkerIsWhole() throws IOException {
    lines.cut(worker + 1);
    try (var connection = connect()) {
      assertThat(answerTo(connection, 'a')).isEqualTo('a');
    }
  }

  private Socket connect() throws IOException {
    return new Socket(InetAddress.getLoopbackAddress(), lines.port());
  }

  private static int answerTo(Socket connection, int word) throws IOException {
    connection.getOutputStream().write(word);
    connection.setSoTimeout(5_000);
    return connection.getInputStream().read();
  }

  private static void assertNoAnswerTo(Socket connection, int word) throws IOException {
    connection.getOutputStream().write(word);
    connection.setSoTimeout(300);
    assertThatThrownBy(() -> connection.getInputStream().read())
        .isInstanceOf(SocketTimeoutException.class);
    connection.setSoTimeout(5_000);
  }

  private void echo() {
    try {
      while (true) {
        var connection = operator.accept();
        Thread.ofVirtual()
            .start(
                () -> {
                  try (connection) {
                    connection.getInputStream().transferTo(connection.getOutputStream());
                  } catch (IOException broken) {
                    // The other side is done.
                  }
                });
      }
    } catch (IOException closed) {
      // The test is over.
    }
  }
}
