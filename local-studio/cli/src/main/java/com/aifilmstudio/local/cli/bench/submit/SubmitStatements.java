package com.aifilmstudio.local.cli.bench.submit;

import com.aifilmstudio.core.money.MicroCredits;
import com.aifilmstudio.local.cli.bench.claims.Heard;
import com.aifilmstudio.store.Database;
import com.aifilmstudio.store.JobId;
import com.aifilmstudio.store.access.ApiKeys;
import com.aifilmstudio.store.access.KeySecret;
import com.aifilmstudio.store.idempotency.Answered;
import com.aifilmstudio.store.idempotency.Answers;
import com.aifilmstudio.store.intent.Intents;
import com.aifilmstudio.store.job.GatewayJobs;
import com.aifilmstudio.store.job.GatewayOrder;
import com.aifilmstudio.store.job.OwnedJobs;
import com.aifilmstudio.store.money.CreditAccounts;
import com.aifilmstudio.store.money.CreditTerms;
import com.aifilmstudio.store.money.Holds;
import com.aifilmstudio.store.money.NewHold;
import com.aifilmstudio.store.money.Prices;
import com.aifilmstudio.store.pool.Pools;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import org.jooq.DSLContext;

/**
 * An order as a script for pgbench: what the gateway asks of the store for one, in its order, is
 * listened to, and what differs from order to order becomes a variable.
 */
final class SubmitStatements {

  private static final String KEY = "key-of-the-sample";
  private static final CreditTerms FREE =
      new CreditTerms("Free", MicroCredits.ZERO, MicroCredits.ZERO, false);

  /** As much as a film's answer is. */
  private static final String ANSWER = "an answer ".repeat(80);

  private static final String FILM =
      """
      {"title":"Trains","shots":[{"name":"one","prompt":"a red balloon over the sea","seconds":2.0}],\
      "size":{"width":640,"height":360},"framesPerSecond":24,"seed":0,"prompts":"Warn"}\
      """;

  /** Each transaction is another film's, of its client's account. */
  private static final String ITS_OWN =
      """
      select 'job_' || gen_random_uuid() as job, 'job-' || gen_random_uuid() as name,\
       'key-' || gen_random_uuid() as key, a.account, a.id as api\
       from api_key a where a.account = 'bench-' || :client_id \\gset me_
      """;

  private SubmitStatements() {}

  /** Orders one film with the first client's key, and makes the script of what was said. */
  static String script(Database database, KeySecret secret, Instant now) {
    var heard = new Heard(database);
    var account = Clients.account(0);
    var id = JobId.create();
    ApiKeys.use(database.sql(), secret, now);
    Answers.find(database.sql(), account, KEY);
    Pools.all(database.sql());
    database.run(tx -> accept(tx, order(id, account), now));
    var variables = new LinkedHashMap<String, String>();
    variables.put(id.value(), "me_job");
    variables.put(GatewayOrder.nameOf(id), "me_name");
    variables.put(KEY, "me_key");
    variables.put(account, "me_account");
    variables.put(secret.id(), "me_api");
    var script = new StringBuilder(ITS_OWN);
    heard.statements().forEach(it -> script.append(general(it, variables)).append(";\n"));
    return script.toString();
  }

  private static void accept(DSLContext tx, GatewayOrder order, Instant now) {
    var account = order.account();
    Answers.begin(tx, account, KEY);
    Answers.find(tx, account, KEY);
    GatewayJobs.insert(tx, order, now);
    CreditAccounts.open(tx, account, FREE);
    CreditAccounts.grantMonth(tx, account, now);
    var rate = Prices.rate(tx, Clients.DIGEST, Clients.GPU, now);
    Holds.place(tx, new NewHold(order.id(), account, rate, MicroCredits.credits(5)), now);
    Intents.next(tx, order.id(), Optional.empty(), now);
    OwnedJobs.find(tx, account, order.id());
    Answers.keep(tx, account, KEY, new Answered("0".repeat(16), order.id(), ANSWER), now);
  }

  private static GatewayOrder order(JobId id, String account) {
    return new GatewayOrder(
        id,
        "films",
        account,
        "bench",
        "bench/submit",
        50,
        Optional.empty(),
        3,
        0,
        FILM,
        Optional.empty(),
        "[\"Mp4\"]",
        "{}",
        Map.of());
  }

  private static String general(String statement, Map<String, String> variables) {
    var text =
        statement
            .replaceAll("timestamp with time zone '[^']*'|'[^']*'::timestamptz", "now()")
            .replaceAll("'(out|evt)_[0-9A-Z]{26}'", "gen_random_uuid()::varchar");
    for (var variable : variables.entrySet()) {
      text =
          text.replace("'" + variable.getKey() + "'", ":" + variable.getValue())
              .replace(variable.getKey(), "' || :" + variable.getValue() + " || '");
    }
    return text;
  }
}
