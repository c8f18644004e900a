package com.aifilmstudio.local.cli.studio;

import com.aifilmstudio.local.cli.Checkout;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;

/** A bundle in a folder; its digest is that of {@code bundle.json}, letter for letter. */
public record Model(Path folder, String manifest, String digest) {

  /** The model that comes with the project. */
  public static Model tinyfilm(Checkout checkout) {
    return in(checkout.file("models/tinyfilm/bundle/bundle.json").getParent());
  }

  static Model in(Path folder) {
    try {
      var bytes = Files.readAllBytes(folder.resolve("bundle.json"));
      var sha256 = MessageDigest.getInstance("SHA-256").digest(bytes);
      return new Model(
          folder,
          new String(bytes, java.nio.charset.StandardCharsets.UTF_8),
          "sha256:" + HexFormat.of().formatHex(sha256));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every JDK has SHA-256", e);
    }
  }
}
