package com.aifilmstudio.local.cli.film;

import com.aifilmstudio.api.v1alpha1.DeliveredFile;
import com.aifilmstudio.api.v1alpha1.RenderJob;
import com.aifilmstudio.local.cli.CannotDo;
import com.aifilmstudio.local.parts.objects.ObjectStore;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.DigestInputStream;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import software.amazon.awssdk.services.s3.S3Client;

/** Copies what a finished film delivered out of the object store, checking every byte. */
public final class Delivery {
  private final RenderJob film;
  private final S3Client objects;

  public Delivery(RenderJob film, S3Client objects) {
    this.film = film;
    this.objects = objects;
  }

  /** Copies all outputs into {@code folder/<name of the film>}; files there are replaced. */
  public Copied copyTo(Path folder) throws IOException {
    var target = folder.resolve(film.getMetadata().getName());
    Files.createDirectories(target);
    for (var file : film.getStatus().outputs()) {
      copy(file, target.resolve(fileName(file)));
    }
    return Copied.in(target);
  }

  private void copy(DeliveredFile file, Path to) throws IOException {
    var digest = sha256();
    try (var in =
        new DigestInputStream(
            objects.getObject(get -> get.bucket(ObjectStore.FILMS).key(file.key())), digest)) {
      Files.copy(in, to, java.nio.file.StandardCopyOption.REPLACE_EXISTING);
    }
    if (!HexFormat.of().formatHex(digest.digest()).equals(file.sha256())) {
      throw new CannotDo(to + " does not have the checksum that the film's status names.");
    }
  }

  private static String fileName(DeliveredFile file) {
    return file.key().substring(file.key().lastIndexOf('/') + 1);
  }

  private static MessageDigest sha256() {
    try {
      return MessageDigest.getInstance("SHA-256");
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every JDK has SHA-256", e);
    }
  }
}
