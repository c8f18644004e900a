package com.aifilmstudio.store.audit;

import static com.aifilmstudio.store.schema.Tables.AUDIT;

import com.aifilmstudio.store.schema.tables.records.AuditRecord;
import java.time.Instant;
import java.util.List;
import java.util.OptionalLong;
import org.jooq.DSLContext;
import org.jooq.impl.DSL;

/** Writes acts down and reads them. */
public final class Audit {

  /** Of the lock that lets one transaction at a time add to the chain. */
  private static final int LOCK = 0x61756469;

  private static final int AT_ONCE = 1000;

  private Audit() {}

  /**
   * Adds an act in the transaction that does it: both are there or neither. Call it last, for
   * whoever adds next waits for this transaction's end.
   */
  public static AuditEntry add(DSLContext tx, Act act, Instant now) {
    tx.select(DSL.field("pg_advisory_xact_lock({0})", DSL.val(LOCK))).fetch();
    var last = newest(tx, Long.MAX_VALUE, 1).stream().findFirst();
    var entry =
        AuditEntry.following(
            last.map(AuditEntry::seq).orElse(0L) + 1,
            last.map(AuditEntry::hash).orElse(AuditEntry.BEGINNING),
            act,
            now);
    tx.insertInto(AUDIT)
        .set(AUDIT.SEQ, entry.seq())
        .set(AUDIT.AT, entry.at())
        .set(AUDIT.ACCOUNT, entry.account())
        .set(AUDIT.SUBJECT, entry.subject())
        .set(AUDIT.ACT, entry.act())
        .set(AUDIT.OBJECT, entry.object())
        .set(AUDIT.DETAIL, entry.detail())
        .set(AUDIT.HASH, entry.hash())
        .execute();
    return entry;
  }

  /** The newest entries before a number. */
  public static List<AuditEntry> newest(DSLContext sql, long before, int most) {
    return sql.selectFrom(AUDIT)
        .where(AUDIT.SEQ.lt(before))
        .orderBy(AUDIT.SEQ.desc())
        .limit(most)
        .fetch(Audit::read);
  }

  /**
   * The number of the first entry that is not as it was written, or is missing; empty when none.
   */
  public static OptionalLong firstBroken(DSLContext sql) {
    var before = AuditEntry.BEGINNING;
    long next = 1;
    while (true) {
      var entries =
          sql.selectFrom(AUDIT)
              .where(AUDIT.SEQ.ge(next))
              .orderBy(AUDIT.SEQ)
              .limit(AT_ONCE)
              .fetch(Audit::read);
      for (var entry : entries) {
        if (entry.seq() != next || !entry.follows(before)) {
          return OptionalLong.of(next);
        }
        before = entry.hash();
        next++;
      }
      if (entries.size() < AT_ONCE) {
        return OptionalLong.empty();
      }
    }
  }

  private static AuditEntry read(AuditRecord row) {
    return new AuditEntry(
        row.getSeq(),
        row.getAt(),
        row.getAccount(),
        row.getSubject(),
        row.getAct(),
        row.getObject(),
        row.getDetail(),
        row.getHash());
  }
}
