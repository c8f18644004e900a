package com.aifilmstudio.core.money;

/** Something in the books that must not be. */
public record Finding(Kind kind, String subject, String message) {

  /** Kinds of findings; the names are labels of the metric. */
  public enum Kind {
    /** Credits were made or lost. */
    LEDGER_UNEVEN("ledger_uneven"),
    POSTING_UNEVEN("posting_uneven"),
    BALANCE_DIFFERS("balance_differs"),
    /** There are entries of a job for which nothing was agreed. */
    HOLD_MISSING("hold_missing"),
    HELD_DIFFERS("held_differs"),
    PAID_DIFFERS("paid_differs"),
    /** Credits are set aside for a job that is over. */
    HOLD_LEFT_OPEN("hold_left_open"),
    /** Somebody paid for a take that nobody knows. */
    CAPTURE_WITHOUT_TAKE("capture_without_take");

    private final String word;

    Kind(String word) {
      this.word = word;
    }

    public String word() {
      return word;
    }
  }

  @Override
  public String toString() {
    return "%s %s: %s".formatted(kind.word(), subject, message);
  }
}
