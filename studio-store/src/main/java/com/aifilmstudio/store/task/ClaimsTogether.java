package com.aifilmstudio.store.task;

import static com.aifilmstudio.store.schema.Tables.TASK;
import static org.jooq.impl.DSL.val;

import com.aifilmstudio.core.queue.Deal;
import com.aifilmstudio.store.Database;
import com.aifilmstudio.store.WorkerId;
import com.aifilmstudio.store.task.ClaimAnswer.Claimed;
import com.aifilmstudio.store.task.ClaimAnswer.Nothing;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.jooq.DSLContext;

/**
 * Claims of many workers in one transaction, which costs little more than one claim. Only for
 * workers with nothing special about them: who holds a lease, drains, is gated or serves one film,
 * or whose row somebody else has locked, is left to {@link Claims}; so are all while some task of
 * their pool shuns a node, because then they cannot do the same tasks.
 */
final class ClaimsTogether {

  /** So many that one transaction stays short. */
  static final int AT_ONCE = 100;

  /** Workers that can do the same tasks. */
  record Kind(String pool, String bundle, int gpus) {}

  /** What one transaction did; those in {@code again} are neither served nor refused yet. */
  private record Served(Map<WorkerId, ClaimAnswer> answers, List<WorkerId> again) {}

  private final Database database;
  private final InstantSource clock;
  private final HandBacks handBacks;

  ClaimsTogether(Database database, InstantSource clock, HandBacks handBacks) {
    this.database = database;
    this.clock = clock;
    this.handBacks = handBacks;
  }

  /** In the order in which they asked. Who is missing in the answer has to claim alone. */
  Map<WorkerId, ClaimAnswer> claim(Collection<WorkerId> workers) {
    var asking = new LinkedHashSet<>(workers);
    asking.removeAll(handBacks.holders(asking));
    var answers = new HashMap<WorkerId, ClaimAnswer>();
    kinds(asking)
        .forEach(
            (kind, ofKind) -> {
              for (int from = 0; from < ofKind.size(); from += AT_ONCE) {
                serve(kind, ofKind.subList(from, Math.min(ofKind.size(), from + AT_ONCE)), answers);
              }
            });
    return answers;
  }

  private Map<Kind, List<WorkerId>> kinds(Collection<WorkerId> workers) {
    Map<WorkerId, Kind> kinds =
        database
            .sql()
            .resultQuery(
                """
                select id, pool, bundle_digest, gpus from worker
                where id = any(?) and not gated and not dedicated
                """,
                val(ids(workers)))
            .fetchMap(
                row -> new WorkerId(row.get(0, String.class)),
                row ->
                    new Kind(
                        row.get(1, String.class), row.get(2, String.class), row.get(3, int.class)));
    return workers.stream().filter(kinds::containsKey).collect(Collectors.groupingBy(kinds::get));
  }

  /** Goes on as long as it gets further. */
  private void serve(Kind kind, List<WorkerId> workers, Map<WorkerId, ClaimAnswer> answers) {
    for (var left = workers; !left.isEmpty(); ) {
      var asking = left;
      var served = database.inTransaction(tx -> serve(tx, kind, asking, clock.instant()));
      answers.putAll(served.answers());
      left = served.answers().isEmpty() ? List.of() : served.again();
    }
  }

  private static Served serve(DSLContext tx, Kind kind, List<WorkerId> workers, Instant now) {
    var asking = lock(tx, workers);
    if (asking.isEmpty() || Hands.shunNodes(tx, kind, now)) {
      return new Served(Map.of(), List.of());
    }
    var deal = Deal.of(Hands.lock(tx, kind, asking.size(), now), asking.size(), kind.gpus(), now);
    var given = Grants.of(tx, kind, deal.tasks(), asking, now);
    var answers = new HashMap<WorkerId, ClaimAnswer>();
    given.forEach(task -> answers.put(task.lease().worker(), new Claimed(task)));
    var without = new ArrayList<>(asking.subList(deal.tasks().size(), asking.size()));
    if (deal.atEnd() && !without.isEmpty()) {
      stayIdle(tx, without, now);
      without.forEach(worker -> answers.put(worker, new Nothing()));
    }
    return new Served(
        answers, asking.stream().filter(worker -> !answers.containsKey(worker)).toList());
  }

  /**
   * As a claim does it, but a row that is locked is skipped: two that hold on to some workers while
   * they wait for others could block each other.
   */
  private static List<WorkerId> lock(DSLContext tx, List<WorkerId> workers) {
    var free =
        tx.resultQuery(
                """
                select id from worker
                where id = any(?) and state not in ('Draining', 'Gone')
                  and not gated and not dedicated
                order by id for no key update skip locked
                """,
                val(ids(workers)))
            .fetchSet(row -> new WorkerId(row.get(0, String.class)));
    return workers.stream().filter(free::contains).toList();
  }

  private static void stayIdle(DSLContext tx, List<WorkerId> workers, Instant now) {
    tx.query(
            """
            update worker
            set seen_at = ?::timestamptz, ready_at = coalesce(ready_at, ?::timestamptz), state = 'Idle',
              idle_since = case when state = 'Idle' then idle_since else ?::timestamptz end
            where id = any(?)
            """,
            val(now, TASK.READY_AT),
            val(now, TASK.READY_AT),
            val(now, TASK.READY_AT),
            val(ids(workers)))
        .execute();
  }

  static String[] ids(Collection<WorkerId> workers) {
    return workers.stream().map(WorkerId::value).toArray(String[]::new);
  }
}
