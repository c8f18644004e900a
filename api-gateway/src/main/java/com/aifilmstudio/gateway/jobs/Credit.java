package com.aifilmstudio.gateway.jobs;

import com.aifilmstudio.core.plan.FilmPlan;
import com.aifilmstudio.store.JobId;
import com.aifilmstudio.store.pool.PoolRow;
import java.util.OptionalLong;
import org.jooq.DSLContext;

/** What films cost, as far as orders are concerned. */
public interface Credit {

  /**
   * A film that may be ordered.
   *
   * @param gpuSeconds that it is expected to take
   */
  record Quote(PoolRow pool, FilmPlan plan, double gpuSeconds) {}

  /** Micro-credits that the film is expected to cost; empty: films are not priced. */
  OptionalLong price(Quote quote);

  /**
   * Sets aside what the film may cost, in the transaction that accepts it. Refuses with a problem
   * where it is not there.
   */
  void hold(DSLContext tx, String account, JobId job, Quote quote);
}
