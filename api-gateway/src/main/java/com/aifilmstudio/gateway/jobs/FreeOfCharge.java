package com.aifilmstudio.gateway.jobs;

import com.aifilmstudio.store.JobId;
import io.quarkus.arc.DefaultBean;
import jakarta.inject.Singleton;
import java.util.OptionalLong;
import org.jooq.DSLContext;

/** A studio without prices: nothing is charged. */
@Singleton
@DefaultBean
class FreeOfCharge implements Credit {

  @Override
  public OptionalLong price(Quote quote) {
    return OptionalLong.empty();
  }

  @Override
  public void hold(DSLContext tx, String account, JobId job, Quote quote) {
    // Nothing to set aside.
  }
}
