package com.aifilmstudio.store.handed;

import static com.aifilmstudio.store.schema.Tables.CLIENT_UPLOAD;

import com.aifilmstudio.store.schema.tables.records.ClientUploadRecord;
import com.github.f4b6a3.ulid.UlidCreator;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.jooq.DSLContext;

/** The uploads of accounts. */
public final class HandedInFiles {

  private HandedInFiles() {}

  public static String newId() {
    return "upl_" + UlidCreator.getMonotonicUlid();
  }

  /** Before its address is signed. */
  public static void expect(DSLContext tx, HandedIn upload) {
    var row = tx.newRecord(CLIENT_UPLOAD);
    row.setId(upload.id());
    row.setAccount(upload.account());
    row.setPurpose(upload.purpose());
    row.setKey(upload.key());
    row.setContentType(upload.contentType());
    row.setBytes(upload.bytes());
    row.setSha256(upload.sha256());
    row.setCreatedBy(upload.createdBy());
    row.setCreatedAt(upload.createdAt());
    row.setExpiresAt(upload.expiresAt());
    row.insert();
  }

  /** How many the account has that can still be used. */
  public static int live(DSLContext sql, String account, Instant now) {
    return sql.fetchCount(
        CLIENT_UPLOAD, CLIENT_UPLOAD.ACCOUNT.eq(account), CLIENT_UPLOAD.EXPIRES_AT.gt(now));
  }

  /** One that can still be used. Another account's is as good as none. */
  public static Optional<HandedIn> find(DSLContext sql, String account, String id, Instant now) {
    return sql.selectFrom(CLIENT_UPLOAD)
        .where(
            CLIENT_UPLOAD.ID.eq(id),
            CLIENT_UPLOAD.ACCOUNT.eq(account),
            CLIENT_UPLOAD.EXPIRES_AT.gt(now))
        .fetchOptional(HandedInFiles::row);
  }

  /** Those that ended before then, the oldest first; their objects are nobody's. */
  public static List<HandedIn> over(DSLContext sql, Instant before, int limit) {
    return sql.selectFrom(CLIENT_UPLOAD)
        .where(CLIENT_UPLOAD.EXPIRES_AT.lt(before))
        .orderBy(CLIENT_UPLOAD.EXPIRES_AT)
        .limit(limit)
        .fetch(HandedInFiles::row);
  }

  /** The object is gone. */
  public static void forget(DSLContext sql, String id) {
    sql.deleteFrom(CLIENT_UPLOAD).where(CLIENT_UPLOAD.ID.eq(id)).execute();
  }

  private static HandedIn row(ClientUploadRecord row) {
    return new HandedIn(
        row.getId(),
        row.getAccount(),
        row.getPurpose(),
        row.getKey(),
        row.getContentType(),
        row.getBytes(),
        row.getSha256(),
        row.getCreatedBy(),
        row.getCreatedAt(),
        row.getExpiresAt());
  }
}
