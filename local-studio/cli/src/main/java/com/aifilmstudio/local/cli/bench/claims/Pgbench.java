package com.aifilmstudio.local.cli.bench.claims;

import com.aifilmstudio.local.cli.CannotDo;
import com.aifilmstudio.local.parts.postgres.Database;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** PostgreSQL's own load generator, where it is installed. */
public final class Pgbench {

  private static final Pattern RATE = Pattern.compile("tps = ([0-9.]+) \\(without");
  private static final Pattern LATENCY = Pattern.compile("latency average = ([0-9.]+) ms");

  private final Path program;

  private Pgbench(Path program) {
    this.program = program;
  }

  /** Scripts a second, and how long one took on average. */
  public record Result(double rate, double averageMillis) {}

  /** The one on the path, or the newest of a distribution's folders. */
  public static Optional<Pgbench> find() {
    var path = Arrays.stream(System.getenv().getOrDefault("PATH", "").split(":")).map(Path::of);
    return Stream.concat(path, distributions())
        .map(folder -> folder.resolve("pgbench"))
        .filter(Files::isExecutable)
        .findFirst()
        .map(Pgbench::new);
  }

  private static Stream<Path> distributions() {
    try (var versions = Files.list(Path.of("/usr/lib/postgresql"))) {
      return versions.map(version -> version.resolve("bin")).toList().stream();
    } catch (NoSuchFileException none) {
      return Stream.empty();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** Each of the clients runs the script so many times. */
  public Result run(Database database, String script, int clients, int times) throws IOException {
    var file = Files.createTempFile("pgbench-", ".sql");
    try {
      Files.writeString(file, script);
      var server = URI.create(database.jdbcUrl().substring("jdbc:".length()));
      var builder =
          new ProcessBuilder(
                  List.of(
                      program.toString(),
                      "--no-vacuum",
                      "--protocol=prepared",
                      "--client=" + clients,
                      "--jobs=2",
                      "--transactions=" + times,
                      "--file=" + file,
                      "--host=" + server.getHost(),
                      "--port=" + server.getPort(),
                      "--username=" + database.user(),
                      server.getPath().substring(1)))
              .redirectErrorStream(true);
      builder.environment().put("PGPASSWORD", database.password());
      var process = builder.start();
      var said = new String(process.getInputStream().readAllBytes());
      if (process.waitFor() != 0 || !RATE.matcher(said).find()) {
        throw new CannotDo("pgbench could not run the statements:\n" + said);
      }
      return new Result(number(RATE, said), number(LATENCY, said));
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IOException(e);
    } finally {
      Files.delete(file);
    }
  }

  private static double number(Pattern pattern, String said) {
    var found = pattern.matcher(said);
    return found.find() ? Double.parseDouble(found.group(1)) : 0;
  }
}
