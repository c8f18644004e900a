package com.aifilmstudio.gateway.uploads;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.aifilmstudio.gateway.problem.ProblemException;
import com.aifilmstudio.store.Database;
import com.aifilmstudio.store.handed.HandedIn;
import com.aifilmstudio.store.handed.HandedInFiles;
import jakarta.inject.Singleton;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.InstantSource;
import java.util.HexFormat;

/** Scripts that were uploaded, for films that are ordered with them. */
@Singleton
public class UploadedScripts {

  private final Database database;
  private final Bucket bucket;
  private final InstantSource clock;

  UploadedScripts(Database database, Bucket bucket, InstantSource clock) {
    this.database = database;
    this.bucket = bucket;
    this.clock = clock;
  }

  /**
   * The text of the account's upload; refused if it is not exactly what was announced, whatever the
   * store let in.
   *
   * @param pointer to where the order names it
   */
  public String read(String account, String id, String pointer) {
    var upload =
        HandedInFiles.find(database.sql(), account, id, clock.instant())
            .orElseThrow(
                () ->
                    ProblemException.invalid(
                        pointer, "There is no such upload, or its time is over."));
    var bytes =
        bucket
            .read(upload)
            .orElseThrow(
                () -> ProblemException.invalid(pointer, "Nothing was uploaded to it yet."));
    if (!isAsAnnounced(bytes, upload)) {
      throw ProblemException.invalid(pointer, "What was uploaded is not what was announced.");
    }
    try {
      return UTF_8.newDecoder().decode(ByteBuffer.wrap(bytes)).toString();
    } catch (CharacterCodingException e) {
      throw ProblemException.invalid(pointer, "The script is no text in UTF-8.");
    }
  }

  private static boolean isAsAnnounced(byte[] bytes, HandedIn upload) {
    try {
      var sum = MessageDigest.getInstance("SHA-256").digest(bytes);
      return bytes.length == upload.bytes()
          && HexFormat.of().formatHex(sum).equals(upload.sha256());
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException(e);
    }
  }
}
