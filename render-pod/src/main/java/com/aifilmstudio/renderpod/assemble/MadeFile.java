package com.aifilmstudio.renderpod.assemble;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;

/**
 * A file on disk, ready to upload.
 *
 * @param output what it is called in a task's report; its upload is named as the file
 * @param sha256 hexadecimal
 */
public record MadeFile(String output, Path path, long bytes, String sha256) {

  public static MadeFile of(String output, Path path) {
    try (var file = FileChannel.open(path)) {
      var digest = MessageDigest.getInstance("SHA-256");
      var buffer = ByteBuffer.allocate(1 << 16);
      while (file.read(buffer) >= 0) {
        digest.update(buffer.flip());
        buffer.clear();
      }
      return new MadeFile(output, path, file.size(), HexFormat.of().formatHex(digest.digest()));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every JDK has SHA-256", e);
    }
  }

  /** The name under which it is uploaded. */
  public String fileName() {
    return path.getFileName().toString();
  }
}
