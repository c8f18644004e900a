package com.aifilmstudio.store.account;

import static com.aifilmstudio.store.schema.Tables.ACCOUNT;
import static com.aifilmstudio.store.schema.Tables.ACCOUNT_POOL;
import static com.aifilmstudio.store.schema.Tables.TASK;
import static org.jooq.impl.DSL.coalesce;
import static org.jooq.impl.DSL.exists;
import static org.jooq.impl.DSL.field;
import static org.jooq.impl.DSL.greatest;
import static org.jooq.impl.DSL.max;
import static org.jooq.impl.DSL.min;
import static org.jooq.impl.DSL.noCondition;
import static org.jooq.impl.DSL.not;
import static org.jooq.impl.DSL.select;
import static org.jooq.impl.DSL.selectOne;
import static org.jooq.impl.DSL.sum;
import static org.jooq.impl.DSL.val;

import com.aifilmstudio.store.Hint;
import java.math.BigDecimal;
import java.util.Optional;
import java.util.OptionalInt;
import org.jooq.Condition;
import org.jooq.DSLContext;
import org.jooq.Field;

/** Accounts as their administrators and their jobs change them. */
public final class Accounts {

  private Accounts() {}

  /** Sets what administrators say. Costs one look where it is what is known already. */
  public static void agree(DSLContext tx, AccountTerms terms) {
    tx.insertInto(ACCOUNT).set(ACCOUNT.NAME, terms.name()).onConflictDoNothing().execute();
    var row = tx.fetchSingle(ACCOUNT, ACCOUNT.NAME.eq(terms.name()));
    var quota = terms.gpuQuota().isPresent() ? (Integer) terms.gpuQuota().getAsInt() : null;
    boolean moved = row.getTier() != terms.tier();
    row.setTier(terms.tier());
    row.setWeight(terms.weight());
    row.setGpuQuota(quota);
    if (!row.modified()) {
      return;
    }
    tx.update(ACCOUNT)
        .set(ACCOUNT.TIER, terms.tier())
        .set(ACCOUNT.WEIGHT, terms.weight())
        .set(ACCOUNT.GPU_QUOTA, quota)
        .where(ACCOUNT.NAME.eq(terms.name()))
        .execute();
    var pools =
        tx.select(ACCOUNT_POOL.POOL)
            .from(ACCOUNT_POOL)
            .where(ACCOUNT_POOL.ACCOUNT.eq(terms.name()))
            .orderBy(ACCOUNT_POOL.POOL)
            .fetch(ACCOUNT_POOL.POOL);
    for (var pool : pools) {
      if (moved) {
        // Time among the accounts of another tier says nothing here.
        place(tx, terms.name(), pool, floor(terms.name(), pool), noCondition());
      }
      Hint.TASK.send(tx, pool); // a higher quota lets waiting workers go on
    }
  }

  /**
   * The account is about to get work in a pool; call it before the work is there. If it had none it
   * begins where the least served busy account of its tier is.
   */
  public static void enter(DSLContext tx, String account, String pool) {
    tx.insertInto(ACCOUNT).set(ACCOUNT.NAME, account).onConflictDoNothing().execute();
    tx.insertInto(ACCOUNT_POOL)
        .set(ACCOUNT_POOL.ACCOUNT, account)
        .set(ACCOUNT_POOL.POOL, pool)
        .onConflictDoNothing()
        .execute();
    place(
        tx,
        account,
        pool,
        greatest(ACCOUNT_POOL.VTIME, floor(account, pool)),
        not(busy(val(account), val(pool))));
  }

  private static void place(
      DSLContext tx, String account, String pool, Field<Double> vtime, Condition when) {
    // The account first, as a claim does it.
    tx.select(ACCOUNT.NAME).from(ACCOUNT).where(ACCOUNT.NAME.eq(account)).forNoKeyUpdate().fetch();
    tx.update(ACCOUNT_POOL)
        .set(ACCOUNT_POOL.VTIME, vtime)
        .where(ACCOUNT_POOL.ACCOUNT.eq(account), ACCOUNT_POOL.POOL.eq(pool), when)
        .execute();
  }

  /** Where an account without a past would begin; see {@code FairShare.activated}. */
  private static Field<Double> floor(String account, String pool) {
    var other = ACCOUNT_POOL.as("other");
    var terms = ACCOUNT.as("terms");
    var tier = select(ACCOUNT.TIER).from(ACCOUNT).where(ACCOUNT.NAME.eq(account));
    var sameTier = other.POOL.eq(pool).and(other.ACCOUNT.ne(account)).and(terms.TIER.eq(tier));
    var least =
        select(min(other.VTIME))
            .from(other)
            .join(terms)
            .on(terms.NAME.eq(other.ACCOUNT))
            .where(sameTier, busy(other.ACCOUNT, other.POOL));
    var highest =
        select(max(other.VTIME))
            .from(other)
            .join(terms)
            .on(terms.NAME.eq(other.ACCOUNT))
            .where(sameTier);
    return coalesce(field(least), field(highest), val(0.0));
  }

  /** It has tasks in the pool that are waiting or held. */
  private static Condition busy(Field<String> account, Field<String> pool) {
    var mine = TASK.ACCOUNT.eq(account).and(TASK.POOL.eq(pool));
    return exists(selectOne().from(TASK).where(mine, TASK.STATE.eq("Ready")))
        .or(exists(selectOne().from(TASK).where(mine, TASK.STATE.eq("Leased"))));
  }

  /** What an account has been told, if it is known. */
  public static Optional<AccountTerms> find(DSLContext sql, String name) {
    return sql.selectFrom(ACCOUNT)
        .where(ACCOUNT.NAME.eq(name))
        .fetchOptional(
            row ->
                new AccountTerms(
                    row.getName(),
                    row.getTier(),
                    row.getWeight(),
                    row.getGpuQuota() == null
                        ? OptionalInt.empty()
                        : OptionalInt.of(row.getGpuQuota())));
  }

  /** GPUs that an account holds, and may hold. */
  public record Use(int held, int quota) {}

  /** What an account holds, if that is as much as it may. */
  public static Optional<Use> exhausted(DSLContext sql, String name) {
    return sql.select(ACCOUNT.RUNNING_GPUS, ACCOUNT.GPU_QUOTA)
        .from(ACCOUNT)
        .where(ACCOUNT.NAME.eq(name), ACCOUNT.RUNNING_GPUS.ge(ACCOUNT.GPU_QUOTA))
        .fetchOptional(row -> new Use(row.value1(), row.value2()));
  }

  /** Counts the GPUs of all accounts anew, after leases were ended wholesale. */
  public static void recount(DSLContext tx) {
    tx.update(TASK)
        .set(TASK.HELD_GPUS, 0)
        .where(TASK.HELD_GPUS.ne(0), TASK.STATE.ne("Leased"))
        .execute();
    tx.update(ACCOUNT)
        .set(
            ACCOUNT.RUNNING_GPUS,
            field(
                select(coalesce(sum(TASK.HELD_GPUS), val(BigDecimal.ZERO)).cast(Integer.class))
                    .from(TASK)
                    .where(TASK.ACCOUNT.eq(ACCOUNT.NAME), TASK.STATE.eq("Leased"))))
        .execute();
  }
}
