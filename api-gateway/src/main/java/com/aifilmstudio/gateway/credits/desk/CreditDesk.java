package com.aifilmstudio.gateway.credits.desk;

import com.aifilmstudio.core.money.MicroCredits;
import com.aifilmstudio.gateway.access.Caller;
import com.aifilmstudio.gateway.problem.ProblemException;
import com.aifilmstudio.gateway.problem.ProblemType;
import com.aifilmstudio.store.Database;
import com.aifilmstudio.store.TakeId;
import com.aifilmstudio.store.audit.Act;
import com.aifilmstudio.store.audit.Audit;
import com.aifilmstudio.store.money.CreditAccounts;
import com.aifilmstudio.store.money.RefundAnswer;
import com.aifilmstudio.store.money.Refunds;
import jakarta.inject.Singleton;
import java.time.InstantSource;
import java.util.Map;
import java.util.Optional;
import org.jooq.DSLContext;

/** Moves credits on an administrator's word, each time with its entry in the audit. */
@Singleton
class CreditDesk {

  private final Database database;
  private final InstantSource clock;

  CreditDesk(Database database, InstantSource clock) {
    this.database = database;
    this.clock = clock;
  }

  /**
   * What was done.
   *
   * @param again it was done before
   */
  record Done<T>(T view, boolean again) {}

  /** A payment counts once, by its name, however often it is told. */
  Done<TopUpView> topUp(Caller caller, String account, String payment, TopUp order) {
    var amount = new MicroCredits(order.amount());
    var now = clock.instant();
    return database.inTransaction(
        tx -> {
          boolean fresh = CreditAccounts.topUp(tx, account, payment, amount, now);
          if (!fresh) {
            requireSame(tx, account, payment, amount);
          }
          var after = CreditAccounts.find(tx, account);
          if (fresh) {
            var detail =
                Map.of(
                    "payment", payment,
                    "micro_credits", Long.toString(amount.value()),
                    "note", Optional.ofNullable(order.note()).orElse(""));
            Audit.add(tx, act(caller, "credits.topped_up", account, detail), now);
          }
          return new Done<>(
              new TopUpView(
                  account,
                  payment,
                  amount.value(),
                  after.balance().value(),
                  after.available().value()),
              !fresh);
        });
  }

  private static void requireSame(
      DSLContext tx, String account, String payment, MicroCredits amount) {
    if (!CreditAccounts.payment(tx, account, payment).equals(Optional.of(amount))) {
      throw ProblemException.plain(
          ProblemType.IDEMPOTENCY_KEY_REUSED,
          "A payment of this name came in before, of another amount: take a new name.");
    }
  }

  Done<RefundView> refund(Caller caller, String take, Reason why) {
    var now = clock.instant();
    return database.inTransaction(
        tx ->
            switch (Refunds.take(tx, new TakeId(take), now)) {
              case RefundAnswer.NothingPaid _ ->
                  throw ProblemException.notFound("take for which anything was paid");
              case RefundAnswer.WithItsFilm _ ->
                  throw ProblemException.plain(
                      ProblemType.STATE_CONFLICT,
                      "The film failed, and all that it had cost was given back with it.");
              case RefundAnswer.Refunded(var account, var job, var amount, var again) -> {
                if (!again) {
                  var detail =
                      Map.of(
                          "job", job.value(),
                          "account", account,
                          "micro_credits", Long.toString(amount.value()),
                          "reason", why.reason());
                  Audit.add(tx, act(caller, "take.refunded", take, detail), now);
                }
                yield new Done<>(new RefundView(take, job.value(), account, amount.value()), again);
              }
            });
  }

  private static Act act(Caller caller, String what, String object, Map<String, String> detail) {
    return new Act(caller.account(), caller.subject(), what, object, detail);
  }
}
