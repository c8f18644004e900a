package com.aifilmstudio.store.bundle;

import static com.aifilmstudio.store.schema.Tables.BUNDLE;

import java.time.Instant;
import java.util.Optional;
import org.jooq.DSLContext;

/** The models that are known. */
public final class Bundles {

  private Bundles() {}

  public static Optional<BundleRow> find(DSLContext sql, String digest) {
    return sql.select(BUNDLE.DIGEST, BUNDLE.URI, BUNDLE.MANIFEST)
        .from(BUNDLE)
        .where(BUNDLE.DIGEST.eq(digest))
        .fetchOptional(row -> new BundleRow(row.value1(), row.value2(), row.value3()));
  }

  /** Keeps a verified bundle. What a digest stands for never changes, only where it lies. */
  public static void keep(DSLContext sql, BundleRow row, Instant now) {
    var bundle = row.bundle();
    sql.insertInto(BUNDLE)
        .set(BUNDLE.DIGEST, row.digest())
        .set(BUNDLE.NAME, bundle.name())
        .set(BUNDLE.VERSION, bundle.version())
        .set(BUNDLE.URI, row.uri())
        .set(BUNDLE.MANIFEST, row.manifest())
        .set(BUNDLE.SEEN_AT, now)
        .onConflict(BUNDLE.DIGEST)
        .doUpdate()
        .set(BUNDLE.URI, row.uri())
        .set(BUNDLE.SEEN_AT, now)
        .execute();
  }
}
