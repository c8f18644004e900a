package com.aifilmstudio.store.account;

import static com.aifilmstudio.store.schema.Tables.ACCOUNT;
import static com.aifilmstudio.store.schema.Tables.ACCOUNT_POOL;
import static com.aifilmstudio.store.schema.Tables.TASK;
import static org.jooq.impl.DSL.field;
import static org.jooq.impl.DSL.name;
import static org.jooq.impl.DSL.val;

import org.jooq.DSLContext;
import org.jooq.impl.DSL;

/**
 * What an account has paid for the present take of a task: the promise when it is granted, the use
 * when it has ended. A change of either is written as the difference, so a take that ends a second
 * time (it was lost, and then reported after all) is paid once.
 */
public final class Charges {

  private Charges() {}

  /** The charge of a task, which the transaction has locked. */
  public record Charge(String taskId, String account, String pool, int gpus, double vtime) {}

  /** From now on the take has used so much, and its lease holds so many GPUs. */
  public static void set(DSLContext tx, Charge before, double gpuSeconds, int gpus) {
    var paid = name("paid");
    var weight = field(name("paid", "weight"), Integer.class);
    var due = val(gpuSeconds).div(weight).cast(Double.class);
    tx.with(paid)
        .as(
            DSL.update(ACCOUNT)
                .set(ACCOUNT.RUNNING_GPUS, ACCOUNT.RUNNING_GPUS.plus(gpus - before.gpus()))
                .where(ACCOUNT.NAME.eq(before.account()))
                .returning(ACCOUNT.WEIGHT))
        .with(name("moved"))
        .as(
            DSL.update(ACCOUNT_POOL)
                .set(ACCOUNT_POOL.VTIME, ACCOUNT_POOL.VTIME.plus(due).minus(before.vtime()))
                .from(paid)
                .where(
                    ACCOUNT_POOL.ACCOUNT.eq(before.account()), ACCOUNT_POOL.POOL.eq(before.pool()))
                .returning(ACCOUNT_POOL.POOL))
        .update(TASK)
        .set(TASK.HELD_GPUS, gpus)
        .set(TASK.CHARGED_VTIME, due)
        .from(paid)
        .where(TASK.ID.eq(before.taskId()))
        .execute();
  }
}
