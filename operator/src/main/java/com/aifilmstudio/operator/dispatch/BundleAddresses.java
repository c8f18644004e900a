package com.aifilmstudio.operator.dispatch;

import com.aifilmstudio.core.failure.RefusalCode;
import com.aifilmstudio.core.protocol.BundleFiles;
import com.aifilmstudio.core.protocol.BundleFiles.BundleFile;
import com.aifilmstudio.operator.objects.ObjectName;
import com.aifilmstudio.operator.objects.ObjectStore;
import com.aifilmstudio.store.Database;
import com.aifilmstudio.store.bundle.Bundles;
import jakarta.inject.Singleton;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;

/** Where a model's files can be fetched, for long enough to fetch a large one. */
@Singleton
class BundleAddresses {

  private static final String MANIFEST = "bundle.json";

  private final Database database;
  private final ObjectStore objects;

  BundleAddresses(Database database, ObjectStore objects) {
    this.database = database;
    this.objects = objects;
  }

  BundleFiles of(String digest) {
    var row =
        Bundles.find(database.sql(), digest)
            .orElseThrow(
                () ->
                    Refusal.later(
                        RefusalCode.BUNDLE_NOT_SEEN, "The model " + digest + " is not known."));
    var place = ObjectName.parse(row.uri());
    var bundle = row.bundle();
    var files = new ArrayList<BundleFile>();
    files.add(
        file(
            place,
            MANIFEST,
            digest.substring(digest.indexOf(':') + 1),
            row.manifest().getBytes(StandardCharsets.UTF_8).length));
    bundle.components().values().stream()
        .map(part -> file(place, part.file(), part.sha256(), part.bytes()))
        .forEach(files::add);
    bundle.golden().files().stream()
        .map(part -> file(place, part.file(), part.sha256(), part.bytes()))
        .forEach(files::add);
    return new BundleFiles(files);
  }

  private BundleFile file(ObjectName place, String name, String sha256, long bytes) {
    return new BundleFile(
        name, sha256, bytes, objects.signGet(place.child(name), Addresses.FOR_READING));
  }
}
