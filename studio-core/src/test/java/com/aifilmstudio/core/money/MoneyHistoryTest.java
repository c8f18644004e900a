package com.aifilmstudio.core.money;

import static org.assertj.core.api.Assertions.assertThat;

import com.aifilmstudio.core.failure.Blame;
import com.aifilmstudio.core.failure.FailureCode;
import com.aifilmstudio.core.money.HoldRule.Next;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;

/**
 * A hundred thousand lives of an account: films are ordered, rendered, stopped, lost and failed;
 * messages arrive twice; the studio goes away between any two statements. Whatever happens, nobody
 * pays twice, nobody owes more than he may, and in the end nothing is held.
 */
class MoneyHistoryTest {

  private static final int HISTORIES = Integer.getInteger("studio.test.histories", 100_000);
  private static final int STEPS = 24;
  private static final FailureCode[] CODES = FailureCode.values();

  @Test
  void whateverHappensTheBooksAreRight() {
    for (long seed = 0; seed < HISTORIES; seed++) {
      new History(seed).live();
    }
  }

  /** One account, from its first payment to the end of its last film. */
  private static final class History {

    private final long seed;
    private final SplittableRandom random;
    private final MoneyWorld world;
    private final boolean postpaid;
    private final List<String> open = new ArrayList<>();
    private final Map<String, Long> due =
        new HashMap<>(); // by job: what its takes cost, as far as it was held
    private final Map<String, Boolean> refunded = new HashMap<>();
    private long paidIn;
    private int names;

    History(long seed) {
      this.seed = seed;
      this.random = new SplittableRandom(seed);
      this.world = new MoneyWorld(random.nextInt(3) == 0 ? random.nextLong(50_000) : 0);
      this.postpaid = random.nextInt(5) == 0;
    }

    void live() {
      pay();
      for (int step = 0; step < STEPS; step++) {
        if (random.nextInt(6) == 0) {
          world.crashAt(random.nextInt(7));
        }
        act();
        check();
      }
      while (!open.isEmpty()) {
        end();
      }
      check();
      checkTheEnd();
    }

    private void act() {
      switch (random.nextInt(10)) {
        case 0 -> pay();
        case 1, 2 -> order();
        case 9 -> end();
        default -> endTake();
      }
    }

    private void pay() {
      long amount = 1 + random.nextLong(200_000);
      var posting = Posting.topUp("acme", "pay-" + ++names, MicroCredits.of(amount));
      for (int told = 0; told <= random.nextInt(3); told++) {
        boolean done =
            world.transaction(
                tx -> {
                  tx.move(MicroCredits.of(amount));
                  tx.post(posting);
                });
        paidIn += done ? amount : 0;
      }
    }

    private void order() {
      var job = "job-" + ++names;
      var price = random.nextInt(8) == 0 ? Optional.<MicroCredits>empty() : price();
      var rate = new Rate("m", "cpu", price);
      var amount = MicroCredits.of(random.nextLong(100_000));
      var placed =
          postpaid ? Hold.afterwards(job, "acme", rate) : Hold.placed(job, "acme", rate, amount);
      boolean done =
          world.transaction(
              tx -> {
                if (placed.hold().amount().isPositive()
                    && !tx.take(placed.hold().amount().value())) {
                  throw new MoneyWorld.Crash(); // 402: nothing is written
                }
                tx.write(placed.hold());
                placed.postings().forEach(tx::post);
              });
      if (done) {
        open.add(job);
      }
    }

    private Optional<MicroCredits> price() {
      return Optional.of(MicroCredits.of(1 + random.nextLong(3_000)));
    }

    /** Rendered, stopped, lost or failed; told once or more. */
    private void endTake() {
      if (open.isEmpty()) {
        return;
      }
      var job = open.get(random.nextInt(open.size()));
      var take = "take-" + ++names;
      long millis = random.nextLong(40_000);
      var code =
          random.nextInt(3) > 0
              ? Optional.<FailureCode>empty()
              : Optional.of(CODES[random.nextInt(CODES.length)]);
      if (!ChargeRule.pays(code, code.map(FailureCode::blame), random.nextBoolean())) {
        return;
      }
      var before = world.hold(job);
      long cost = before.rate().cost(millis).value();
      for (int told = 0; told <= random.nextInt(3); told++) {
        if (world.transaction(tx -> capture(tx, job, take, millis))) {
          due.merge(
              job, before.secured() ? Math.min(cost, before.left().value()) : cost, Long::sum);
          return; // the next report finds that the take has ended
        }
      }
    }

    private void capture(MoneyWorld.Tx tx, String job, String take, long millis) {
      var captured = world.hold(job).capture(take, millis);
      tx.carryOut(captured);
      var rest = MicroCredits.of(random.nextLong(60_000));
      var available = MicroCredits.of(Math.max(0, world.balance() + world.line));
      switch (captured.hold().next(rest, available)) {
        case Next.Grow(var more) -> {
          assertThat(tx.take(more.value())).isTrue();
          var grown = captured.hold().grow(more);
          tx.write(grown.hold());
          grown.postings().forEach(tx::post);
        }
        case Next.Exhausted(var more, var ignored) -> tx.write(captured.hold().needing(more));
        case Next.Enough() -> {}
      }
    }

    /** Succeeded, canceled, expired or failed, and told until it is done, and then once more. */
    private void end() {
      if (open.isEmpty()) {
        return;
      }
      var job = open.get(random.nextInt(open.size()));
      var blame =
          random.nextInt(3) == 0
              ? Optional.of(Blame.values()[random.nextInt(Blame.values().length)])
              : Optional.<Blame>empty();
      if (world.transaction(tx -> tx.carryOut(world.hold(job).close(blame, 1)))) {
        open.remove(job);
        refunded.put(job, RefundRule.refunds(blame));
        var again = Optional.of(Blame.PLATFORM);
        world.transaction(tx -> tx.carryOut(world.hold(job).close(again, 1)));
        world.transaction(tx -> tx.carryOut(world.hold(job).capture("late-" + names, 10_000)));
      }
    }

    private void check() {
      long sum = 0;
      for (var book : Book.values()) {
        sum += world.book(book);
      }
      if (sum != 0
          || world.book(Book.AVAILABLE) != world.balance()
          || world.book(Book.HELD) != world.held()
          || world.book(Book.ISSUED) != -paidIn
          || world.held() < 0
          || !postpaid && world.balance() < -world.line) {
        throw new AssertionError("seed " + seed);
      }
    }

    private void checkTheEnd() {
      long paid = 0;
      for (var job : refunded.keySet()) {
        var hold = world.hold(job);
        long captured = due.getOrDefault(job, 0L);
        assertThat(hold.captured().value()).as("seed %d", seed).isEqualTo(captured);
        assertThat(world.earnedFrom(job))
            .as("seed %d", seed)
            .isEqualTo(refunded.get(job) ? 0 : captured);
        paid += world.earnedFrom(job);
      }
      assertThat(world.held()).as("seed %d", seed).isZero();
      assertThat(world.balance()).as("seed %d", seed).isEqualTo(paidIn - paid);
    }
  }
}
