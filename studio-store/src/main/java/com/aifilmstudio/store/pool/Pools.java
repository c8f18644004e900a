package com.aifilmstudio.store.pool;

import static com.aifilmstudio.store.schema.Tables.POOL;

import com.aifilmstudio.store.schema.tables.records.PoolRecord;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import org.jooq.DSLContext;

/** All pools. */
public final class Pools {

  private Pools() {}

  public static List<PoolRow> all(DSLContext sql) {
    return sql.selectFrom(POOL).orderBy(POOL.NAME).fetch(Pools::row);
  }

  public static Optional<PoolRow> find(DSLContext sql, String name) {
    return sql.selectFrom(POOL).where(POOL.NAME.eq(name)).fetchOptional(Pools::row);
  }

  /** These are all that there are now. Writes only what has changed. */
  public static void keep(DSLContext tx, List<PoolRow> seen) {
    var before = new HashSet<>(all(tx));
    tx.deleteFrom(POOL).where(POOL.NAME.notIn(seen.stream().map(PoolRow::name).toList())).execute();
    seen.stream().filter(pool -> !before.contains(pool)).forEach(pool -> keep(tx, pool));
  }

  private static void keep(DSLContext tx, PoolRow pool) {
    var row = tx.newRecord(POOL);
    row.setName(pool.name());
    row.setBundleDigest(pool.bundleDigest());
    row.setEngine(pool.engine());
    row.setGpu(pool.gpu());
    row.setGpus(pool.gpus());
    row.setMaxWorkers(pool.maxWorkers());
    row.setWantedWorkers(pool.wantedWorkers());
    row.setMaxWidth(orNull(pool.maxWidth()));
    row.setMaxHeight(orNull(pool.maxHeight()));
    row.setMaxFps(orNull(pool.maxFramesPerSecond()));
    row.setOpen(pool.open());
    tx.insertInto(POOL).set(row).onConflict(POOL.NAME).doUpdate().set(row).execute();
  }

  private static PoolRow row(PoolRecord row) {
    return new PoolRow(
        row.getName(),
        row.getBundleDigest(),
        row.getEngine(),
        row.getGpu(),
        row.getGpus(),
        row.getMaxWorkers(),
        row.getWantedWorkers(),
        orEmpty(row.getMaxWidth()),
        orEmpty(row.getMaxHeight()),
        orEmpty(row.getMaxFps()),
        row.getOpen());
  }

  private static Integer orNull(OptionalInt limit) {
    return limit.isPresent() ? limit.getAsInt() : null;
  }

  private static OptionalInt orEmpty(Integer limit) {
    return limit == null ? OptionalInt.empty() : OptionalInt.of(limit);
  }
}
