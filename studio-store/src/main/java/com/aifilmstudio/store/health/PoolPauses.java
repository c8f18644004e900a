package com.aifilmstudio.store.health;

import static com.aifilmstudio.store.schema.Tables.POOL_PAUSE;

import com.aifilmstudio.core.failure.FailureCode;
import com.aifilmstudio.core.failure.PauseRule;
import com.aifilmstudio.store.Database;
import java.time.InstantSource;
import java.util.Optional;
import java.util.function.DoubleSupplier;
import org.jooq.DSLContext;

/** Pauses of whole pools, for causes that no film and no machine is to blame for. */
public final class PoolPauses {

  private final Database database;
  private final InstantSource clock;
  private final HealthSettings settings;
  private final DoubleSupplier chance;

  /**
   * @param chance between 0 and 1, to spread the pauses
   */
  public PoolPauses(
      Database database, InstantSource clock, HealthSettings settings, DoubleSupplier chance) {
    this.database = database;
    this.clock = clock;
    this.settings = settings;
    this.chance = chance;
  }

  /**
   * A worker met the cause. However many meet it together, the pool pauses once; only a failure
   * after the pause makes the next one longer.
   */
  public PoolPause pause(String pool, FailureCode code, String message) {
    return database.inTransaction(
        tx -> {
          PoolLock.take(tx, pool);
          var now = clock.instant();
          var before = find(tx, pool);
          if (before.filter(it -> it.until().isAfter(now)).isPresent()) {
            return before.get();
          }
          int times = before.map(PoolPause::times).orElse(0) + 1;
          var until = now.plus(PauseRule.pause(settings.firstPause(), times, chance.getAsDouble()));
          var since = before.map(PoolPause::since).orElse(now);
          var pause = new PoolPause(pool, code.code(), message, since, times, until, until);
          write(tx, pause);
          Gate.refresh(tx, pool);
          return pause;
        });
  }

  private static void write(DSLContext tx, PoolPause pause) {
    var row = tx.newRecord(POOL_PAUSE);
    row.setPool(pause.pool());
    row.setCode(pause.code());
    row.setMessage(pause.message());
    row.setSince(pause.since());
    row.setTimes(pause.times());
    row.setUntil(pause.until());
    row.setTrialAt(pause.nextTrial());
    tx.insertInto(POOL_PAUSE).set(row).onConflict(POOL_PAUSE.POOL).doUpdate().set(row).execute();
  }

  /**
   * A worker of the pool has got to the end of a task: the cause is gone. Costs one look at a key
   * where the pool does not pause.
   *
   * @return the pause that ends
   */
  public Optional<PoolPause> end(String pool) {
    if (find(database.sql(), pool).isEmpty()) {
      return Optional.empty();
    }
    return database.inTransaction(
        tx -> {
          PoolLock.take(tx, pool);
          var ended = find(tx, pool);
          tx.deleteFrom(POOL_PAUSE).where(POOL_PAUSE.POOL.eq(pool)).execute();
          Gate.refresh(tx, pool);
          return ended;
        });
  }

  /** The pause that a pool is in, if it is in one. */
  public static Optional<PoolPause> find(DSLContext sql, String pool) {
    return sql.selectFrom(POOL_PAUSE)
        .where(POOL_PAUSE.POOL.eq(pool))
        .fetchOptional(
            row ->
                new PoolPause(
                    row.getPool(),
                    row.getCode(),
                    row.getMessage(),
                    row.getSince(),
                    row.getTimes(),
                    row.getUntil(),
                    row.getTrialAt()));
  }
}
