package com.aifilmstudio.core.money;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.aifilmstudio.core.failure.Blame;
import com.aifilmstudio.core.failure.FailureCode;
import com.aifilmstudio.core.money.HoldRule.Next;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class MoneyRulesTest {

  private static final Instant MAY = Instant.parse("2026-05-01T00:00:00Z");

  @Test
  void costIsRoundedDownToAWholeMicroCredit() {
    assertThat(rate(1).cost(999)).isEqualTo(MicroCredits.ZERO);
    assertThat(rate(1).cost(1000)).isEqualTo(MicroCredits.of(1));
    assertThat(rate(1500).cost(1)).isEqualTo(MicroCredits.of(1));
    assertThat(rate(3_333_333).cost(1234)).isEqualTo(MicroCredits.of(4_113_332));
  }

  @Test
  void takesCostNoMoreTogetherThanTheirTimeInOnePiece() {
    var rate = rate(1_234_567);
    for (long part = 1; part < 5000; part += 7) {
      long sum = rate.cost(part).value() + rate.cost(5000 - part).value();
      assertThat(rate.cost(5000).value() - sum).isBetween(0L, 1L);
    }
  }

  @Test
  void anAmountThatDoesNotFitIsRefusedAndNeverWrapsAround() {
    assertThatThrownBy(() -> rate(Long.MAX_VALUE).cost(2000))
        .isInstanceOf(ArithmeticException.class);
    assertThatThrownBy(() -> MicroCredits.of(Long.MAX_VALUE).plus(MicroCredits.of(1)))
        .isInstanceOf(ArithmeticException.class);
    assertThat(rate(Long.MAX_VALUE).cost(1)).isEqualTo(MicroCredits.of(Long.MAX_VALUE / 1000));
  }

  @Test
  void creditsAreWrittenWithAllTheirPlaces() {
    assertThat(MicroCredits.of(-1_500_000)).hasToString("-1.500000");
    assertThat(MicroCredits.of(7)).hasToString("0.000007");
  }

  @Test
  void aPriceIsTheNewestThatHasBegun() {
    var prices = List.of(price(1, MAY), price(2, MAY.plusSeconds(10)));
    assertThat(Price.at(prices, "m", "cpu", MAY.minusSeconds(1))).isEmpty();
    assertThat(Price.at(prices, "m", "cpu", MAY.plusSeconds(9))).contains(prices.getFirst());
    assertThat(Price.at(prices, "m", "cpu", MAY.plusSeconds(10))).contains(prices.getLast());
    assertThat(Price.at(prices, "m", "gpu", MAY.plusSeconds(10))).isEmpty();
  }

  @Test
  void aHoldIsLookedAtFromFourFifthsAndGrowsSoThatTheRestEndsThere() {
    assertThat(next(100, 79, 80, 1000)).isInstanceOf(Next.Enough.class);
    assertThat(next(100, 80, 80, 1000)).isEqualTo(new Next.Grow(MicroCredits.of(100)));
    assertThat(next(100, 80, 20, 0)).as("it suffices").isInstanceOf(Next.Enough.class);
    assertThat(next(100, 80, 80, 99))
        .isEqualTo(new Next.Exhausted(MicroCredits.of(100), MicroCredits.of(99)));
    assertThat(next(100, 100, 0, 0)).as("nothing is to come").isInstanceOf(Next.Enough.class);
  }

  @Test
  void aVeryLongFilmHoldsOnlyPartOfItsPriceAtFirst() {
    assertThat(HoldRule.first(MicroCredits.credits(5))).isEqualTo(MicroCredits.credits(5));
    assertThat(HoldRule.first(MicroCredits.credits(9_999))).isEqualTo(HoldRule.MOST_AT_FIRST);
  }

  @Test
  void onlyResultsAndWhatItsOwnerStoppedAreCharged() {
    assertThat(ChargeRule.pays(Optional.empty(), Optional.empty(), false)).isTrue();
    var paid = Arrays.stream(FailureCode.values()).filter(code -> pays(code, true)).toList();
    assertThat(paid)
        .contains(FailureCode.TASK_CANCELED, FailureCode.TASK_PAUSED)
        .allMatch(code -> code.blame() == Blame.USER || code.name().startsWith("TASK_"));
    assertThat(pays(FailureCode.TASK_CANCELED, false)).isFalse();
    assertThat(pays(FailureCode.TASK_PAUSED, false)).isFalse();
  }

  @Test
  void capturesAreGivenBackWhereMachinePoolOrStudioIsToBlame() {
    assertThat(Arrays.stream(Blame.values()).filter(b -> RefundRule.refunds(Optional.of(b))))
        .containsExactly(Blame.NODE, Blame.POOL, Blame.PLATFORM);
    assertThat(RefundRule.refunds(Optional.empty())).isFalse();
  }

  @Test
  void entriesThatDoNotSumToZeroAreNoPosting() {
    var entry = new Posting.Entry(Book.HELD, MicroCredits.of(1));
    assertThatThrownBy(
            () -> new Posting(PostingKind.HOLD, "job", "acme", Optional.empty(), 0, List.of(entry)))
        .isInstanceOf(IllegalArgumentException.class);
    assertThatThrownBy(() -> Posting.hold("acme", "job", MicroCredits.ZERO))
        .isInstanceOf(IllegalArgumentException.class);
  }

  private static boolean pays(FailureCode code, boolean stoppedByOwner) {
    return ChargeRule.pays(Optional.of(code), Optional.of(code.blame()), stoppedByOwner);
  }

  private static Next next(long hold, long captured, long rest, long available) {
    return HoldRule.after(
        MicroCredits.of(hold),
        MicroCredits.of(captured),
        MicroCredits.of(rest),
        MicroCredits.of(available));
  }

  private static Rate rate(long perSecond) {
    return new Rate("m", "cpu", Optional.of(MicroCredits.of(perSecond)));
  }

  private static Price price(long perSecond, Instant from) {
    return new Price("m", "cpu", MicroCredits.of(perSecond), from);
  }
}
