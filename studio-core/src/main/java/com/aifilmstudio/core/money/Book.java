package com.aifilmstudio.core.money;

/** Where credits can be. An account's balance is what its entries in {@link #AVAILABLE} sum to. */
public enum Book {
  /** The account may spend it; less than nothing: it owes that much. */
  AVAILABLE("Available"),
  /** Set aside for one of its films. */
  HELD("Held"),
  /** Spent by the account: the studio's. */
  EARNED("Earned"),
  /** Where credits come from: granted, or bought. Never more than nothing. */
  ISSUED("Issued");

  private final String word;

  Book(String word) {
    this.word = word;
  }

  /** As stored and shown. */
  public String word() {
    return word;
  }
}
