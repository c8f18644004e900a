package com.aifilmstudio.store.webhook;

import java.time.Instant;
import java.util.List;
import org.jooq.DSLContext;

/** Endpoints for which something is due. */
public final class DueEndpoints {

  /**
   * The first line of each endpoint in the index of what is pending: one step for each endpoint,
   * however much waits for it. So nobody is behind another's queue.
   */
  private static final String STATEMENT =
      """
      with recursive first as (
        (select endpoint_id, next_at from webhook_delivery where state = 'Pending'
         order by endpoint_id, next_at limit 1)
        union all
        select following.endpoint_id, following.next_at from first, lateral (
          select endpoint_id, next_at from webhook_delivery
          where state = 'Pending' and endpoint_id > first.endpoint_id
          order by endpoint_id, next_at limit 1) following)
      select first.endpoint_id, endpoint.id is not null and endpoint.disabled_at is null as enabled,
        endpoint.failing_since is not null as failing
      from first left join webhook_endpoint endpoint on endpoint.id = first.endpoint_id
      where first.next_at <= ?::timestamptz
      order by first.next_at
      """;

  private DueEndpoints() {}

  /**
   * One of them.
   *
   * @param enabled false: what is due is not to be told any more
   * @param failing the last that it was told did not arrive
   */
  public record Due(EndpointId id, boolean enabled, boolean failing) {}

  /** Who has waited longest comes first. */
  public static List<Due> at(DSLContext sql, Instant now) {
    return sql.resultQuery(STATEMENT, now.toString())
        .fetch(
            row ->
                new Due(
                    new EndpointId(row.get(0, String.class)),
                    row.get(1, Boolean.class),
                    row.get(2, Boolean.class)));
  }
}
