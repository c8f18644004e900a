package com.aifilmstudio.store.task;

import static com.aifilmstudio.store.schema.Tables.TASK;
import static org.jooq.impl.DSL.val;

import com.aifilmstudio.core.queue.Deal.Hand;
import com.aifilmstudio.core.queue.Deal.Offer;
import com.aifilmstudio.core.queue.Share;
import com.aifilmstudio.core.queue.WaitingTask;
import com.aifilmstudio.store.task.ClaimsTogether.Kind;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalInt;
import org.jooq.DSLContext;
import org.jooq.Record;

/** The accounts that have tasks for workers of a kind, with the first of these tasks. */
final class Hands {

  private Hands() {}

  /**
   * So many workers cannot take tasks of more accounts than they are themselves: the account that
   * is served pays at once, and all that come before it were served too. The accounts' rows are
   * locked by name, so that two that deal at once wait for each other at the first account that
   * they share; what is read with them is as it stays.
   */
  static Collection<Hand> lock(DSLContext tx, Kind kind, int workers, Instant now) {
    var shares =
        tx.resultQuery(
                """
                with next as materialized (
                  select account.name
                  from account_pool join account on account.name = account_pool.account
                  where account_pool.pool = ?
                    and (gpu_quota is null or running_gpus + ? <= gpu_quota)
                    and (exists (
                        select 1 from task
                        where task.pool = ? and task.account = account.name
                          and state = 'Ready' and kind = 'assemble' and ready_at <= ?::timestamptz)
                      or exists (
                        select 1 from task
                        where task.pool = ? and task.account = account.name
                          and state = 'Ready' and kind = 'render' and ready_at <= ?::timestamptz
                          and bundle_digest = ?))
                  order by tier, vtime, served_at, account.name
                  limit ?)
                select account.name, tier, weight, gpu_quota, running_gpus, vtime, served_at
                from account join account_pool on account_pool.account = account.name
                where account.name in (select name from next) and account_pool.pool = ?
                order by account.name
                for no key update of account, account_pool
                """,
                val(kind.pool()),
                val(kind.gpus()),
                val(kind.pool()),
                val(now, TASK.READY_AT),
                val(kind.pool()),
                val(now, TASK.READY_AT),
                val(kind.bundle()),
                val(workers),
                val(kind.pool()))
            .fetch(Hands::share);
    return shares.isEmpty() ? List.of() : hands(tx, kind, shares, workers, now);
  }

  /**
   * Whether some task of the pool is not for every worker of a kind. One that starts to shun a node
   * at this moment may still go there: it failed there, and its attempts are counted.
   */
  static boolean shunNodes(DSLContext tx, Kind kind, Instant now) {
    return tx.fetchExists(
        TASK,
        TASK.POOL
            .eq(kind.pool())
            .and(TASK.STATE.eq(TaskState.Ready.name()))
            .and(TASK.SHUNS_NODE.isNotNull())
            .and(TASK.READY_AT.gt(now.minus(WaitingTask.OTHERS_FIRST))));
  }

  private static Share share(Record row) {
    var quota = row.get("gpu_quota", Integer.class);
    return new Share(
        row.get("name", String.class),
        row.get("tier", int.class),
        row.get("weight", int.class),
        quota == null ? OptionalInt.empty() : OptionalInt.of(quota),
        row.get("vtime", double.class),
        row.get("running_gpus", int.class),
        row.get("served_at", Instant.class));
  }

  private static Collection<Hand> hands(
      DSLContext tx, Kind kind, List<Share> shares, int workers, Instant now) {
    // Twice an even share: enough nearly always, and little more than what is needed.
    int each = Math.min(workers, 2 * Math.ceilDiv(workers, shares.size()) + 2);
    Map<String, List<Offer>> offers = new HashMap<>();
    for (var row : offers(tx, kind, shares, each, now)) {
      offers
          .computeIfAbsent(row.get(0, String.class), account -> new ArrayList<>())
          .add(new Offer(row.get(1, String.class), row.get(2, double.class)));
    }
    return shares.stream()
        .map(
            share -> {
              var own = offers.getOrDefault(share.account(), List.of());
              // Of the cuts and of the renders, only as many as that are known.
              return new Hand(
                  share, own.subList(0, Math.min(each, own.size())), own.size() >= each);
            })
        .toList();
  }

  /** {@code TaskOrder.INSIDE_ACCOUNT}, written so that it is the order of the index. */
  private static List<Record> offers(
      DSLContext tx, Kind kind, List<Share> shares, int each, Instant now) {
    return tx.resultQuery(
            """
            select them.account, it.id, it.gpu_seconds
            from unnest(?) them (account) cross join lateral (
              (select id, gpu_seconds, 0 place, priority, latest_start, created_at, ordinal, ready_at
               from task
               where pool = ? and task.account = them.account and state = 'Ready'
                 and kind = 'assemble' and ready_at <= ?::timestamptz
               order by priority desc, latest_start, created_at, ordinal, ready_at limit ?)
              union all
              (select id, gpu_seconds, 1 place, priority, latest_start, created_at, ordinal, ready_at
               from task
               where pool = ? and task.account = them.account and state = 'Ready'
                 and kind = 'render' and bundle_digest = ? and ready_at <= ?::timestamptz
               order by priority desc, latest_start, created_at, ordinal, ready_at limit ?)) it
            order by them.account, place, priority desc, latest_start, created_at, ordinal, ready_at
            """,
            val(shares.stream().map(Share::account).toArray(String[]::new)),
            val(kind.pool()),
            val(now, TASK.READY_AT),
            val(each),
            val(kind.pool()),
            val(kind.bundle()),
            val(now, TASK.READY_AT),
            val(each))
        .fetch();
  }
}
