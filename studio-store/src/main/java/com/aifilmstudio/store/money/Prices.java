package com.aifilmstudio.store.money;

import static com.aifilmstudio.store.schema.Tables.BUNDLE;
import static com.aifilmstudio.store.schema.Tables.PRICE;

import com.aifilmstudio.core.money.MicroCredits;
import com.aifilmstudio.core.money.Price;
import com.aifilmstudio.core.money.Rate;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.jooq.DSLContext;

/** What a GPU-second costs, by model and class of GPUs, over time. */
public final class Prices {

  private Prices() {}

  /**
   * Sets a price from a time on. One that was set for the same time stays: it may be agreed with
   * somebody already.
   *
   * @return whether it is new
   */
  public static boolean set(DSLContext sql, Price price) {
    return sql.insertInto(PRICE)
            .set(PRICE.BUNDLE, price.bundle())
            .set(PRICE.GPU_CLASS, price.gpuClass())
            .set(PRICE.VALID_FROM, price.validFrom())
            .set(PRICE.PER_GPU_SECOND, price.perGpuSecond().value())
            .onConflictDoNothing()
            .execute()
        == 1;
  }

  public static List<Price> all(DSLContext sql) {
    return sql.selectFrom(PRICE)
        .orderBy(PRICE.BUNDLE, PRICE.GPU_CLASS, PRICE.VALID_FROM)
        .fetch(
            row ->
                new Price(
                    row.getBundle(),
                    row.getGpuClass(),
                    new MicroCredits(row.getPerGpuSecond()),
                    row.getValidFrom()));
  }

  /** What a job pays that is ordered now, for that bundle on that class of GPUs. */
  public static Rate rate(DSLContext sql, String bundleDigest, String gpuClass, Instant now) {
    var bundle =
        sql.select(BUNDLE.NAME)
            .from(BUNDLE)
            .where(BUNDLE.DIGEST.eq(bundleDigest))
            .fetchOptional(BUNDLE.NAME)
            .orElse("");
    return new Rate(bundle, gpuClass, find(sql, bundle, gpuClass, now));
  }

  private static Optional<MicroCredits> find(
      DSLContext sql, String bundle, String gpuClass, Instant now) {
    return sql.select(PRICE.PER_GPU_SECOND)
        .from(PRICE)
        .where(PRICE.BUNDLE.eq(bundle), PRICE.GPU_CLASS.eq(gpuClass), PRICE.VALID_FROM.le(now))
        .orderBy(PRICE.VALID_FROM.desc())
        .limit(1)
        .fetchOptional(row -> new MicroCredits(row.value1()));
  }
}
