package com.aifilmstudio.core.money;

import com.aifilmstudio.core.money.AuditFacts.OddBalance;
import com.aifilmstudio.core.money.AuditFacts.OddHold;
import com.aifilmstudio.core.money.AuditFacts.UnevenPosting;
import com.aifilmstudio.core.money.Finding.Kind;
import java.util.ArrayList;
import java.util.List;

/** What is wrong with the books. Pure; there must never be anything. */
public final class Audit {

  private Audit() {}

  public static List<Finding> findings(AuditFacts facts) {
    var findings = new ArrayList<Finding>();
    if (!facts.sum().isZero()) {
      findings.add(
          finding(Kind.LEDGER_UNEVEN, "ledger", "all entries sum to %s, not 0", facts.sum()));
    }
    facts.postings().forEach(it -> findings.add(uneven(it)));
    facts.balances().forEach(it -> findings.add(balance(it)));
    facts.holds().forEach(it -> findings.addAll(hold(it)));
    facts
        .orphans()
        .forEach(
            take ->
                findings.add(
                    finding(Kind.CAPTURE_WITHOUT_TAKE, take, "no take of that id has ended")));
    return List.copyOf(findings);
  }

  private static Finding uneven(UnevenPosting posting) {
    return finding(
        Kind.POSTING_UNEVEN,
        posting.kind() + " " + posting.subject(),
        "its entries sum to %s",
        posting.sum());
  }

  private static Finding balance(OddBalance odd) {
    return finding(
        Kind.BALANCE_DIFFERS,
        odd.account(),
        "the balance is %s, its entries say %s",
        odd.balance(),
        odd.entries());
  }

  private static List<Finding> hold(OddHold odd) {
    if (odd.hold().isEmpty()) {
      return List.of(finding(Kind.HOLD_MISSING, odd.job(), "there are entries of it, and no hold"));
    }
    var hold = odd.hold().get();
    var findings = new ArrayList<Finding>();
    if (!hold.left().equals(odd.held())) {
      findings.add(
          finding(
              Kind.HELD_DIFFERS,
              odd.job(),
              "%s is held, its entries say %s",
              hold.left(),
              odd.held()));
    }
    if (!hold.paid().equals(odd.earned())) {
      findings.add(
          finding(
              Kind.PAID_DIFFERS,
              odd.job(),
              "%s is paid, its entries say %s",
              hold.paid(),
              odd.earned()));
    }
    if (hold.open() && !odd.jobIsOpen()) {
      findings.add(finding(Kind.HOLD_LEFT_OPEN, odd.job(), "its job is over"));
    }
    return findings;
  }

  private static Finding finding(Kind kind, String subject, String message, Object... values) {
    return new Finding(kind, subject, message.formatted(values));
  }
}
