package com.aifilmstudio.local.parts.redis;

import static org.assertj.core.api.Assertions.assertThat;

import com.aifilmstudio.local.parts.process.StudioHome;
import com.aifilmstudio.local.parts.testkit.SharedRedis;
import java.io.IOException;
import java.net.Socket;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

@Tag("store")
class RedisIT {
  @Test
  void whatWasSetOutlivesAStop(@TempDir Path home) throws IOException {
    try (var redis = Redis.start(home)) {
      var before = redis.url();
      assertThat(ask(before, "SET session mia")).contains("+OK");

      redis.process().stop();
      redis.startAgain();

      assertThat(redis.url()).isEqualTo(before);
      assertThat(ask(before, "GET session")).contains("mia");
    }
  }

  @Test
  void aStrangerIsRefused() throws IOException {
    var url = SharedRedis.get().url();

    assertThat(talk(url, "PING")).contains("NOAUTH");
    assertThat(talk(url, "AUTH wrong", "PING")).contains("WRONGPASS").doesNotContain("PONG");
  }

  @Test
  void everythingKeptIsBounded() throws IOException {
    assertThat(ask(SharedRedis.get().url(), "CONFIG GET maxmemory"))
        .contains(String.valueOf(64 << 20));
  }

  @Test
  void theProgramThatComesAlongRunsWhereNoneIsInstalled(@TempDir Path cache) throws Exception {
    var program = RedisProgram.unpackedIn(cache);

    var version =
        new ProcessBuilder(program.toString(), "--version").redirectErrorStream(true).start();

    assertThat(new String(version.getInputStream().readAllBytes(), StandardCharsets.UTF_8))
        .contains("Redis server v=6.2");
    assertThat(RedisProgram.unpackedIn(cache)).isEqualTo(program);
  }

  @Test
  void anInstalledProgramGoesBeforeTheOneThatComesAlong(@TempDir Path bin) throws IOException {
    var installed = Files.createFile(bin.resolve("redis-server"));
    assertThat(installed.toFile().setExecutable(true)).isTrue();

    assertThat(RedisProgram.onPath("/nowhere:" + bin)).contains(installed);
    assertThat(RedisProgram.onPath("/nowhere:")).isEmpty();
    assertThat(RedisProgram.onPath(null)).isEmpty();
  }

  @Test
  void thePasswordIsNotAmongTheArguments(@TempDir Path home) throws IOException {
    var server = new RedisServer(StudioHome.at(home));
    server.prepare();
    var password = server.url().getUserInfo().substring(1);

    assertThat(server.command().line()).noneMatch(argument -> argument.contains(password));
  }

  private static String ask(URI url, String command) throws IOException {
    return talk(url, "AUTH " + url.getUserInfo().substring(1), command);
  }

  private static String talk(URI url, String... commands) throws IOException {
    try (var socket = new Socket(url.getHost(), url.getPort())) {
      var lines = String.join("\r\n", commands) + "\r\nQUIT\r\n";
      socket.getOutputStream().write(lines.getBytes(StandardCharsets.US_ASCII));
      return new String(socket.getInputStream().readAllBytes(), StandardCharsets.US_ASCII);
    }
  }
}
