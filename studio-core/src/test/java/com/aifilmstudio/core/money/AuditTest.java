package com.aifilmstudio.core.money;

import static org.assertj.core.api.Assertions.assertThat;

import com.aifilmstudio.core.money.AuditFacts.OddBalance;
import com.aifilmstudio.core.money.AuditFacts.OddHold;
import com.aifilmstudio.core.money.AuditFacts.UnevenPosting;
import com.aifilmstudio.core.money.Finding.Kind;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class AuditTest {

  private static final Rate RATE = new Rate("m", "cpu", Optional.of(MicroCredits.of(7)));

  @Test
  void whereNothingDiffersThereIsNothingToFind() {
    assertThat(kinds(MicroCredits.ZERO, List.of(), List.of(), List.of(), List.of())).isEmpty();
  }

  @Test
  void eachDifferenceIsToldByItsName() {
    var one = MicroCredits.of(1);
    var hold = Hold.placed("job", "acme", RATE, MicroCredits.of(10)).hold();
    assertThat(
            kinds(
                one,
                List.of(new UnevenPosting("Grant", "acme/2026-11", one)),
                List.of(new OddBalance("acme", one, MicroCredits.ZERO)),
                List.of(
                    new OddHold("gone", Optional.empty(), one, one, false),
                    new OddHold("job", Optional.of(hold), one, one, false)),
                List.of("take")))
        .containsExactly(
            Kind.LEDGER_UNEVEN,
            Kind.POSTING_UNEVEN,
            Kind.BALANCE_DIFFERS,
            Kind.HOLD_MISSING,
            Kind.HELD_DIFFERS,
            Kind.PAID_DIFFERS,
            Kind.HOLD_LEFT_OPEN,
            Kind.CAPTURE_WITHOUT_TAKE);
  }

  private static List<Kind> kinds(
      MicroCredits sum,
      List<UnevenPosting> postings,
      List<OddBalance> balances,
      List<OddHold> holds,
      List<String> orphans) {
    return Audit.findings(new AuditFacts(sum, 1, postings, balances, holds, orphans)).stream()
        .map(Finding::kind)
        .toList();
  }
}
