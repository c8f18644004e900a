package com.aifilmstudio.store.access;

import static com.aifilmstudio.store.schema.Tables.API_KEY;

import com.aifilmstudio.store.schema.tables.records.ApiKeyRecord;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.jooq.DSLContext;

/** The keys of all accounts. */
public final class ApiKeys {

  private static final Duration NOTED_EVERY = Duration.ofMinutes(1);

  private ApiKeys() {}

  /** Writes a key down; its secret is with the caller alone. */
  public static ApiKey add(DSLContext tx, KeySecret secret, NewApiKey key, Instant now) {
    return tx.insertInto(API_KEY)
        .set(API_KEY.ID, secret.id())
        .set(API_KEY.ACCOUNT, key.account())
        .set(API_KEY.NAME, key.name())
        .set(API_KEY.ROLE, key.role())
        .set(API_KEY.SECRET_HASH, secret.hash())
        .set(API_KEY.CREATED_BY, key.createdBy())
        .set(API_KEY.CREATED_AT, now)
        .set(API_KEY.EXPIRES_AT, key.expiresAt().orElse(null))
        .returning()
        .fetchSingle(ApiKeys::read);
  }

  /** The key that this secret is of, if it counts now; its use is noted once a minute. */
  public static Optional<ApiKey> use(DSLContext sql, KeySecret secret, Instant now) {
    var row = sql.fetchOptional(API_KEY, API_KEY.ID.eq(secret.id()));
    var key =
        row.filter(it -> secret.isOf(it.getSecretHash()))
            .map(ApiKeys::read)
            .filter(it -> it.counts(now));
    key.filter(it -> it.lastUsedAt().filter(last -> isFresh(last, now)).isEmpty())
        .ifPresent(it -> note(sql, it.id(), now));
    return key;
  }

  private static boolean isFresh(Instant last, Instant now) {
    return Duration.between(last, now).compareTo(NOTED_EVERY) < 0;
  }

  /** Of several requests at once one writes; nobody waits for it. */
  private static void note(DSLContext sql, String id, Instant now) {
    sql.update(API_KEY)
        .set(API_KEY.LAST_USED_AT, now)
        .where(
            API_KEY.ID.in(
                sql.select(API_KEY.ID)
                    .from(API_KEY)
                    .where(API_KEY.ID.eq(id))
                    .forNoKeyUpdate()
                    .skipLocked()))
        .execute();
  }

  /** An account's keys, the newest first, those that count no more included. */
  public static List<ApiKey> of(DSLContext sql, String account, int most) {
    return sql.selectFrom(API_KEY)
        .where(API_KEY.ACCOUNT.eq(account))
        .orderBy(API_KEY.CREATED_AT.desc(), API_KEY.ID.desc())
        .limit(most)
        .fetch(ApiKeys::read);
  }

  public static int live(DSLContext sql, String account) {
    return sql.fetchCount(API_KEY, API_KEY.ACCOUNT.eq(account), API_KEY.REVOKED_AT.isNull());
  }

  /** One of the account's keys; empty for another account's as for none. */
  public static Optional<ApiKey> find(DSLContext sql, String account, String id) {
    return sql.fetchOptional(API_KEY, API_KEY.ACCOUNT.eq(account), API_KEY.ID.eq(id))
        .map(ApiKeys::read);
  }

  /** Takes a key back; says whether it was this call that did it. */
  public static boolean revoke(DSLContext tx, String account, String id, Instant now) {
    return tx.update(API_KEY)
            .set(API_KEY.REVOKED_AT, now)
            .where(API_KEY.ACCOUNT.eq(account), API_KEY.ID.eq(id), API_KEY.REVOKED_AT.isNull())
            .execute()
        == 1;
  }

  private static ApiKey read(ApiKeyRecord row) {
    return new ApiKey(
        row.getId(),
        row.getAccount(),
        row.getName(),
        row.getRole(),
        row.getCreatedBy(),
        row.getCreatedAt(),
        Optional.ofNullable(row.getExpiresAt()),
        Optional.ofNullable(row.getLastUsedAt()),
        Optional.ofNullable(row.getRevokedAt()));
  }
}
