package com.aifilmstudio.store.letter;

import com.aifilmstudio.store.JobId;
import com.aifilmstudio.store.audit.Act;
import com.aifilmstudio.store.audit.Audit;
import com.aifilmstudio.store.intent.Intents;
import com.aifilmstudio.store.job.GatewayJobs;
import com.aifilmstudio.store.job.GatewayOrder;
import com.aifilmstudio.store.money.HoldAnswer;
import com.aifilmstudio.store.money.Holds;
import com.aifilmstudio.store.money.NewHold;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import org.jooq.DSLContext;

/** What a person does about a message that was put aside; each time with its entry in the audit. */
public final class Settling {

  /** Who does it. */
  public record Who(String account, String subject) {}

  private Settling() {}

  /**
   * Orders the message's film once more, as a new job on the terms of the old one: the price that
   * was agreed, and the same hold. Nothing is written unless it can be held.
   */
  public static Settled redrive(DSLContext tx, String letter, Who who, Instant now) {
    var found = DeadLetters.lock(tx, letter);
    if (found.isEmpty()) {
      return new Settled.NoSuchLetter();
    }
    if (found.get().settlement().isPresent()) {
      return new Settled.Already(found.get());
    }
    var from = found.get().job();
    var order = from.flatMap(job -> GatewayJobs.again(tx, job, now));
    return order.isEmpty()
        ? new Settled.NoFilm()
        : redrive(tx, letter, who, from.orElseThrow(), order.get(), now);
  }

  /** The hold comes first: without it there is no job. */
  private static Settled redrive(
      DSLContext tx, String letter, Who who, JobId from, GatewayOrder order, Instant now) {
    var job = order.id();
    var before = Holds.find(tx, from);
    if (before.isPresent()) {
      var hold = new NewHold(job, order.account(), before.get().rate(), before.get().amount());
      if (Holds.place(tx, hold, now) instanceof HoldAnswer.Insufficient(var needed, var there)) {
        return new Settled.Insufficient(needed, there);
      }
    }
    GatewayJobs.insert(tx, order, now);
    GatewayJobs.derive(tx, job, from);
    Intents.next(tx, job, Optional.empty(), now);
    settle(tx, letter, who, Optional.of(job), now);
    note(tx, who, "redriven", letter, Map.of("job", from.value(), "as", job.value()), now);
    return new Settled.Redriven(from, job);
  }

  /** Nothing comes of it; its film stays failed. */
  public static Settled drop(DSLContext tx, String letter, Who who, Instant now) {
    var found = DeadLetters.lock(tx, letter);
    if (found.isEmpty()) {
      return new Settled.NoSuchLetter();
    }
    if (found.get().settlement().isPresent()) {
      return new Settled.Already(found.get());
    }
    settle(tx, letter, who, Optional.empty(), now);
    var job = found.get().job().map(JobId::value).orElse("");
    note(tx, who, "dropped", letter, Map.of("job", job), now);
    return new Settled.Dropped();
  }

  private static void settle(
      DSLContext tx, String letter, Who who, Optional<JobId> as, Instant now) {
    DeadLetters.settle(tx, letter, new DeadLetter.Settlement(now, who.subject(), as));
  }

  private static void note(
      DSLContext tx, Who who, String what, String letter, Map<String, String> more, Instant now) {
    Audit.add(tx, new Act(who.account(), who.subject(), "dead_letter." + what, letter, more), now);
  }
}
