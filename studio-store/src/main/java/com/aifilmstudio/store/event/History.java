package com.aifilmstudio.store.event;

import static com.aifilmstudio.store.schema.Tables.EVENT;
import static com.aifilmstudio.store.schema.Tables.JOB;
import static org.jooq.impl.DSL.condition;
import static org.jooq.impl.DSL.field;
import static org.jooq.impl.DSL.inline;
import static org.jooq.impl.DSL.name;
import static org.jooq.impl.DSL.selectOne;
import static org.jooq.impl.DSL.table;

import com.aifilmstudio.store.Database;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.YearMonth;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.time.format.DateTimeParseException;
import java.util.List;
import java.util.Optional;
import org.jooq.DSLContext;
import org.jooq.Table;

/**
 * Months of history: made ahead, and dropped when they are old and all their films are over. A
 * month is one partition of the table of events.
 */
public final class History {

  private static final DateTimeFormatter NAME = DateTimeFormatter.ofPattern("'event_y'uuuu'm'MM");

  /** So that replicas do not make the same month at once. */
  private static final long LOCK = 7_305_101;

  private final Database database;

  public History(Database database) {
    this.database = database;
  }

  /** What one look did. */
  public record Kept(List<YearMonth> made, List<YearMonth> dropped) {}

  /** Makes this month and the next one, and drops those that ended before {@code now - keep}. */
  public Kept keep(Duration keep, Instant now) {
    return database.inTransaction(
        tx -> {
          tx.execute("select pg_advisory_xact_lock({0})", inline(LOCK));
          var present = months(tx);
          var thisMonth = YearMonth.from(now.atOffset(ZoneOffset.UTC));
          var missing =
              List.of(thisMonth, thisMonth.plusMonths(1)).stream()
                  .filter(month -> !present.contains(month))
                  .toList();
          missing.forEach(month -> make(tx, month));
          var oldest = YearMonth.from(now.minus(keep).atOffset(ZoneOffset.UTC));
          var old =
              present.stream()
                  .filter(month -> month.isBefore(oldest) && isOver(tx, month))
                  .toList();
          old.forEach(month -> tx.execute("drop table {0}", partition(month)));
          return new Kept(missing, old);
        });
  }

  /** The month that a job's events lie in. */
  public static LocalDate of(Instant jobCreatedAt) {
    return YearMonth.from(jobCreatedAt.atOffset(ZoneOffset.UTC)).atDay(1);
  }

  /** Filled from what was written while it was missing, and only then made part of the table. */
  private static void make(DSLContext tx, YearMonth month) {
    var from = inline(month.atDay(1));
    var to = inline(month.plusMonths(1).atDay(1));
    tx.execute("create table {0} (like {1} including all)", partition(month), EVENT);
    tx.execute(
        "with late as (delete from event_other where month = {0} returning *)"
            + " insert into {1} select * from late",
        from, partition(month));
    tx.execute(
        "alter table {0} attach partition {1} for values from ({2}) to ({3})",
        EVENT, partition(month), from, to);
  }

  private static boolean isOver(DSLContext tx, YearMonth month) {
    return !tx.fetchExists(
        selectOne()
            .from(JOB)
            .where(
                condition(
                    "date_trunc('month', {0} at time zone 'UTC') = {1}",
                    JOB.CREATED_AT, inline(month.atDay(1).atStartOfDay())),
                JOB.FINISHED_AT.isNull()));
  }

  private static List<YearMonth> months(DSLContext tx) {
    var partition = field("inhrelid::regclass::varchar", String.class);
    return tx
        .select(partition)
        .from(table(name("pg_inherits")))
        .where(condition("inhparent = 'event'::regclass"))
        .fetch(partition)
        .stream()
        .flatMap(name -> month(name).stream())
        .sorted()
        .toList();
  }

  private static Optional<YearMonth> month(String partition) {
    try {
      return Optional.of(YearMonth.parse(partition, NAME));
    } catch (DateTimeParseException e) {
      return Optional.empty(); // the one for everything else
    }
  }

  private static Table<?> partition(YearMonth month) {
    return table(name(NAME.format(month)));
  }
}
