package com.aifilmstudio.local.parts.kubelet.probe;

/**
 * What a row of answers means: the verdict changes only after enough equal answers in sequence.
 *
 * @param passing the verdict so far
 * @param decided whether enough equal answers came in to have one at all
 * @param equal how many answers in sequence were the same as the last one
 */
public record ProbeTally(
    int failureThreshold,
    int successThreshold,
    boolean passing,
    boolean decided,
    boolean last,
    int equal) {

  /** Before the first answer; {@code passing} is what counts until there is a verdict. */
  public static ProbeTally begin(int failureThreshold, int successThreshold, boolean passing) {
    return new ProbeTally(failureThreshold, successThreshold, passing, false, false, 0);
  }

  /** The tally with one more answer. */
  public ProbeTally with(boolean ok) {
    int row = equal > 0 && ok == last ? equal + 1 : 1;
    boolean enough = row >= (ok ? successThreshold : failureThreshold);
    return new ProbeTally(
        failureThreshold, successThreshold, enough ? ok : passing, decided || enough, ok, row);
  }

  boolean failed() {
    return decided && !passing;
  }
}
