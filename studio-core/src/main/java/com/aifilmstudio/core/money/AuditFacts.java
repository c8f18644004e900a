package com.aifilmstudio.core.money;

import java.util.List;
import java.util.Optional;

/**
 * What an audit has found to differ, all of one moment. Where all is well it is empty.
 *
 * @param sum of all entries there are
 * @param entries how many those are
 * @param orphans captures of which there is no take that has ended, though their job is there
 */
public record AuditFacts(
    MicroCredits sum,
    long entries,
    List<UnevenPosting> postings,
    List<OddBalance> balances,
    List<OddHold> holds,
    List<String> orphans) {

  public AuditFacts {
    postings = List.copyOf(postings);
    balances = List.copyOf(balances);
    holds = List.copyOf(holds);
    orphans = List.copyOf(orphans);
  }

  /** Entries of one posting that do not sum to zero. */
  public record UnevenPosting(String kind, String subject, MicroCredits sum) {}

  /** An account's running balance that is not what its entries say. */
  public record OddBalance(String account, MicroCredits balance, MicroCredits entries) {}

  /**
   * A hold that is not what its entries say, or is open although its job is not.
   *
   * @param hold empty: there are entries of the job, and no hold
   * @param held what entries say is held
   * @param earned what entries say the job has paid
   */
  public record OddHold(
      String job, Optional<Hold> hold, MicroCredits held, MicroCredits earned, boolean jobIsOpen) {}
}
