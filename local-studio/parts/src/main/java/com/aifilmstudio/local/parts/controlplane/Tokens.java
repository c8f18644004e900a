package com.aifilmstudio.local.parts.controlplane;

import com.aifilmstudio.local.parts.process.StudioHome;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.util.HexFormat;
import java.util.List;
import java.util.stream.Stream;

/** The static tokens of one control plane: one per identity, made once, kept in the home. */
final class Tokens {
  private final Path folder;
  private final Path table;

  private Tokens(Path folder) {
    this.folder = folder;
    this.table = folder.resolve("tokens.csv");
  }

  /** The token file of a home that knows these identities, and those it knew before. */
  static Tokens of(StudioHome home, List<Identity> identities) {
    var tokens = new Tokens(home.folder("pki"));
    var fresh = identities.stream().filter(who -> !Files.exists(tokens.file(who))).toList();
    if (!fresh.isEmpty()) {
      tokens.add(fresh);
    }
    return tokens;
  }

  private void add(List<Identity> identities) {
    try {
      var known = Files.exists(table) ? Files.readAllLines(table) : List.<String>of();
      var lines = identities.stream().map(who -> line(who, random()));
      Files.write(table, Stream.concat(known.stream(), lines).toList());
      // After the table: a token that exists is always one that the API server is told.
      for (var who : identities) {
        Files.writeString(file(who), tokenIn(table, who));
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static String line(Identity who, String token) {
    var groups = who.groups().isEmpty() ? "" : ",\"%s\"".formatted(String.join(",", who.groups()));
    return "%s,%s,%s%s".formatted(token, who.user(), who.token(), groups);
  }

  /** The last line counts: an earlier one may stem from a start that was cut short. */
  private static String tokenIn(Path table, Identity who) throws IOException {
    return Files.readAllLines(table).reversed().stream()
        .map(line -> line.split(","))
        .filter(fields -> fields[2].equals(who.token()))
        .findFirst()
        .orElseThrow()[0];
  }

  private static String random() {
    var bytes = new byte[24];
    new SecureRandom().nextBytes(bytes);
    return HexFormat.of().formatHex(bytes);
  }

  Path table() {
    return table;
  }

  Path file(Identity who) {
    return folder.resolve(who.token() + ".token");
  }

  String of(Identity who) {
    try {
      return Files.readString(file(who)).strip();
    } catch (IOException e) {
      throw new UncheckedIOException("no token of " + who.user(), e);
    }
  }
}
