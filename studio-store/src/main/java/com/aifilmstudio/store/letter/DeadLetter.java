package com.aifilmstudio.store.letter;

import com.aifilmstudio.store.JobId;
import java.time.Instant;
import java.util.Optional;

/**
 * A message that was put aside.
 *
 * @param job that it names, whether there is one or not
 * @param body the message as it came
 * @param code by which its film failed; empty: there is no film of it
 * @param why for people
 * @param settlement empty: nobody has looked at it yet
 */
public record DeadLetter(
    String id,
    Optional<JobId> job,
    String body,
    Optional<String> code,
    String why,
    Instant at,
    Optional<Settlement> settlement) {

  /**
   * What became of it.
   *
   * @param as the job that was made in its job's place; empty: it was dropped
   */
  public record Settlement(Instant at, String by, Optional<JobId> as) {}
}
