package com.aifilmstudio.local.cli.watch;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.aifilmstudio.core.Json;
import com.aifilmstudio.core.protocol.Problem;
import com.aifilmstudio.local.cli.CannotDo;
import com.sun.net.httpserver.HttpServer;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The operator is a server of this JVM that answers what the test says. */
class FilmsClientTest {
  private HttpServer operator;
  private FilmsClient films;
  private int status;
  private String body = "";

  @BeforeEach
  void anOperator() throws IOException {
    operator = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    operator.createContext(
        "/films/v1/",
        call -> {
          var answer = body.getBytes();
          call.sendResponseHeaders(status, answer.length == 0 ? -1 : answer.length);
          call.getResponseBody().write(answer);
          call.close();
        });
    operator.start();
    films =
        new FilmsClient(
            URI.create("http://127.0.0.1:" + operator.getAddress().getPort()), "a-token");
  }

  @AfterEach
  void end() {
    films.close();
    operator.stop(0);
  }

  @Test
  void aFilmIsSeen() throws InterruptedException {
    var film = FilmLinesTest.film("Rendering", FilmLinesTest.queued(1));
    answer(200, Json.write(film));

    assertThat(films.look("studio", "night-train")).isEqualTo(new Look.Seen(film));
  }

  @ParameterizedTest
  @ValueSource(ints = {500, 502, 503})
  void anOperatorInTroubleIsAwayForThatLook(int status) throws InterruptedException {
    answer(status, "");

    assertThat(films.look("studio", "night-train")).isEqualTo(new Look.Away());
  }

  @Test
  void anOperatorThatIsNotThereIsAway() throws InterruptedException {
    operator.stop(0);

    assertThat(films.look("studio", "night-train")).isEqualTo(new Look.Away());
  }

  @Test
  void whoMayNotSeeAFilmIsToldInsteadOfWaiting() {
    answer(403, Json.write(new Problem("FORBIDDEN", "you may not get this RenderJob")));

    assertThatThrownBy(() -> films.look("studio", "night-train"))
        .isInstanceOf(CannotDo.class)
        .hasMessage("you may not get this RenderJob");
  }

  @ParameterizedTest
  @ValueSource(strings = {"<html>Welcome</html>", "[]", ""})
  void anotherProgramAtTheOperatorsAddressIsToldInsteadOfWaiting(String page) {
    answer(200, page);

    assertThatThrownBy(() -> films.look("studio", "night-train"))
        .isInstanceOf(CannotDo.class)
        .hasMessageContaining("is not this studio's operator");
  }

  @Test
  void aFilmThatIsDeletedWhileItIsWatchedEndsTheWatch() {
    answer(404, "");
    var watch = new FilmWatch(films, new Screen(nowhere(), false, 80, 24));

    assertThatThrownBy(() -> watch.follow(FilmLinesTest.film("Rendering", FilmLinesTest.queued(1))))
        .isInstanceOf(CannotDo.class)
        .hasMessage("Film night-train was deleted meanwhile.");
  }

  private static PrintStream nowhere() {
    return new PrintStream(new ByteArrayOutputStream());
  }

  private void answer(int status, String body) {
    this.status = status;
    this.body = body;
  }
}
