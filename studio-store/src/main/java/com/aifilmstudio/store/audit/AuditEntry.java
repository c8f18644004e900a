package com.aifilmstudio.store.audit;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.HexFormat;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** One act as it is kept. */
public record AuditEntry(
    long seq,
    Instant at,
    String account,
    String subject,
    String act,
    String object,
    String detail,
    String hash) {

  /** What the first entry follows. */
  static final String BEGINNING = "0".repeat(64);

  static AuditEntry following(long seq, String before, Act act, Instant at) {
    var bare =
        new AuditEntry(
            seq,
            at.truncatedTo(ChronoUnit.MICROS), // as PostgreSQL keeps it
            act.account(),
            act.subject(),
            act.act(),
            act.object(),
            act.detailText(),
            "");
    return bare.withHash(bare.hashAfter(before));
  }

  private AuditEntry withHash(String value) {
    return new AuditEntry(seq, at, account, subject, act, object, detail, value);
  }

  boolean follows(String before) {
    return hash.equals(hashAfter(before));
  }

  /** Each field with its length, so that no two entries have the same text. */
  private String hashAfter(String before) {
    var text =
        Stream.of(before, Long.toString(seq), at.toString(), account, subject, act, object, detail)
            .map(field -> field.length() + ":" + field)
            .collect(Collectors.joining());
    try {
      var digest = MessageDigest.getInstance("SHA-256");
      return HexFormat.of().formatHex(digest.digest(text.getBytes(StandardCharsets.UTF_8)));
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException(e);
    }
  }
}
