package com.aifilmstudio.local.cli.bench.submit;

import com.aifilmstudio.core.money.MicroCredits;
import com.aifilmstudio.core.money.Price;
import com.aifilmstudio.local.cli.Checkout;
import com.aifilmstudio.store.Database;
import com.aifilmstudio.store.access.ApiKeys;
import com.aifilmstudio.store.access.KeySecret;
import com.aifilmstudio.store.access.NewApiKey;
import com.aifilmstudio.store.bundle.BundleRow;
import com.aifilmstudio.store.bundle.Bundles;
import com.aifilmstudio.store.money.CreditAccounts;
import com.aifilmstudio.store.money.CreditTerms;
import com.aifilmstudio.store.money.Prices;
import com.aifilmstudio.store.pool.PoolRow;
import com.aifilmstudio.store.pool.Pools;
import java.io.IOException;
import java.nio.file.Files;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.stream.IntStream;
import org.jooq.DSLContext;

/** Accounts with credits and a key each, and a pool whose films cost something. */
final class Clients {

  static final String DIGEST = "sha256:" + "0".repeat(64);
  static final String GPU = "nvidia.com/gpu";
  static final String MODEL = "tinyfilm";

  private static final String POOL = "bench/submit";
  private static final CreditTerms TERMS =
      new CreditTerms("Bench", MicroCredits.ZERO, MicroCredits.ZERO, false);

  private final Database database;
  private final Instant now;

  Clients(Database database, Instant now) {
    this.database = database;
    this.now = now;
  }

  static String account(int client) {
    return "bench-" + client;
  }

  /** A pool, its model and its price. */
  void offer(Checkout checkout) throws IOException {
    var manifest = Files.readString(checkout.file("models/tinyfilm/bundle/bundle.json"));
    Bundles.keep(database.sql(), new BundleRow(DIGEST, "s3://bench/bench", manifest), now);
    database.run(tx -> Pools.keep(tx, List.of(pool())));
    Prices.set(database.sql(), new Price(MODEL, GPU, MicroCredits.credits(2), Instant.EPOCH));
  }

  private static PoolRow pool() {
    return new PoolRow(
        POOL,
        DIGEST,
        "simulated",
        GPU,
        1,
        2,
        1,
        OptionalInt.of(1280),
        OptionalInt.empty(),
        OptionalInt.empty(),
        true);
  }

  /** The keys of so many clients. */
  List<KeySecret> admit(int clients) {
    return database.inTransaction(
        tx -> IntStream.range(0, clients).mapToObj(client -> admit(tx, client)).toList());
  }

  private KeySecret admit(DSLContext tx, int client) {
    var account = account(client);
    var secret = KeySecret.create();
    CreditAccounts.open(tx, account, TERMS);
    CreditAccounts.topUp(tx, account, "all", MicroCredits.credits(1_000_000_000), now);
    ApiKeys.add(
        tx, secret, new NewApiKey(account, "bench", "maker", "bench", Optional.empty()), now);
    return secret;
  }
}
