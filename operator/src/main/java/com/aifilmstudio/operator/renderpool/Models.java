package com.aifilmstudio.operator.renderpool;

import com.aifilmstudio.api.v1alpha1.ModelRef;
import com.aifilmstudio.core.failure.FailureCode;
import com.aifilmstudio.operator.objects.ObjectName;
import com.aifilmstudio.operator.objects.ObjectStore;
import com.aifilmstudio.operator.objects.StoreUnavailable;
import com.aifilmstudio.store.Database;
import com.aifilmstudio.store.bundle.BundleRow;
import com.aifilmstudio.store.bundle.Bundles;
import jakarta.inject.Singleton;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.InstantSource;
import java.util.HexFormat;

/** Reads a pool's bundle.json once, checks its digest and keeps it. */
@Singleton
class Models {

  private static final int LONGEST_MANIFEST = 1024 * 1024;

  private final Database database;
  private final ObjectStore objects;
  private final InstantSource clock;

  Models(Database database, ObjectStore objects, InstantSource clock) {
    this.database = database;
    this.objects = objects;
    this.clock = clock;
  }

  ModelSeen look(ModelRef model) {
    var known = Bundles.find(database.sql(), model.digest());
    if (known.filter(row -> row.uri().equals(model.bundle())).isPresent()) {
      return new ModelSeen.Available(model.digest());
    }
    var name = ObjectName.parse(model.bundle()).child("bundle.json");
    try {
      return objects
          .read(name, LONGEST_MANIFEST)
          .map(bytes -> keep(model, bytes))
          .orElseGet(() -> new ModelSeen.Missing("BundleNotFound", name + " is not there."));
    } catch (StoreUnavailable e) {
      return new ModelSeen.Missing("ObjectStoreUnavailable", e.getMessage());
    } catch (IllegalArgumentException | UncheckedIOException e) {
      return new ModelSeen.Missing("BundleNotReadable", name + ": " + e.getMessage());
    }
  }

  private ModelSeen keep(ModelRef model, byte[] bytes) {
    var digest = "sha256:" + sha256(bytes);
    if (!digest.equals(model.digest())) {
      return new ModelSeen.Missing(
          FailureCode.BUNDLE_DIGEST_MISMATCH.code(),
          "bundle.json has the digest %s, not %s.".formatted(digest, model.digest()));
    }
    var text = new String(bytes, StandardCharsets.UTF_8);
    Bundles.keep(database.sql(), new BundleRow(digest, model.bundle(), text), clock.instant());
    return new ModelSeen.Available(digest);
  }

  private static String sha256(byte[] bytes) {
    try {
      return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(bytes));
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException(e);
    }
  }
}
