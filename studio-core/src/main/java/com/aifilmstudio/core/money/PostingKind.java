package com.aifilmstudio.core.money;

import java.util.Arrays;

/** What moves credits. With its subject it says which posting this is, once for all time. */
public enum PostingKind {
  /** Credits of a plan, for a month. Subject: account and month. */
  GRANT("Grant"),
  /** Credits that were paid for. Subject: account and payment. */
  TOP_UP("TopUp"),
  /** For a job that begins. Subject: the job. */
  HOLD("Hold"),
  /** A hold becomes larger. Subject: the job, and for the how manieth time. */
  GROW("Grow"),
  /** For the GPU time of a take. Subject: the take. */
  CAPTURE("Capture"),
  /** What was held and not captured. Subject: the job. */
  RELEASE("Release"),
  /** Captures are given back. Subject: the job, or one take. */
  REFUND("Refund");

  private final String word;

  PostingKind(String word) {
    this.word = word;
  }

  /** As stored and shown. */
  public String word() {
    return word;
  }

  public static PostingKind of(String word) {
    return Arrays.stream(values())
        .filter(kind -> kind.word.equals(word))
        .findFirst()
        .orElseThrow(() -> new IllegalArgumentException("no posting is called " + word));
  }
}
