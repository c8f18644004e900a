package com.aifilmstudio.store.job;

import java.time.Instant;
import java.util.Optional;

/**
 * How the shots and tasks of a job stand at one moment.
 *
 * @param rendering shots that a worker holds a lease of
 * @param reused of those succeeded, the ones taken over from an earlier film
 * @param findings shots that passed with a finding that was only to be noted
 * @param leases leases that are held, of shots and of the cut
 * @param startable tasks that wait for a worker, or for their job to go on
 * @param fraction of all shots, what is rendered: 0 to 1
 * @param gpuMillis time that workers spent on ended takes
 * @param budgetMillis of those, what counts against the job's budget
 * @param firstLeaseAt when the first worker took a task of this job
 * @param nextLapse when the first of the held leases would lapse
 * @param mayBeMissing how many failed shots the film can do without
 */
public record Work(
    int shots,
    int queued,
    int rendering,
    int succeeded,
    int failed,
    int reused,
    int findings,
    int leases,
    int startable,
    Cut cut,
    double fraction,
    long gpuMillis,
    long budgetMillis,
    Optional<Instant> firstLeaseAt,
    Optional<Instant> nextLapse,
    Optional<Failure> failure,
    int mayBeMissing) {

  /** Before anything was planned. */
  public static final Work NONE =
      new Work(
          0,
          0,
          0,
          0,
          0,
          0,
          0,
          0,
          0,
          Cut.NONE,
          0,
          0,
          0,
          Optional.empty(),
          Optional.empty(),
          Optional.empty(),
          0);

  /** The assembling of the film. */
  public enum Cut {
    NONE,
    READY,
    LEASED,
    DONE,
    FAILED
  }

  /** What ended a shot or the cut; {@code shot} is empty for the cut. */
  public record Failure(Optional<String> shot, String code, String message) {}

  /** The share of the work that is done; cutting and reading back are the last of it. */
  public int percent() {
    return cut == Cut.DONE ? 98 : (int) (fraction * 95);
  }

  /** Every shot is rendered, or failed and may be missing. */
  public boolean allRendered() {
    return shots > 0 && succeeded + failed == shots && !tooManyMissing();
  }

  /** What ends the film: its cut failed, or more shots did than it can do without. */
  public Optional<Failure> fatal() {
    return failure.filter(it -> it.shot().isEmpty() || tooManyMissing());
  }

  /** A film in which every shot failed is none. */
  private boolean tooManyMissing() {
    return failed > mayBeMissing || shots > 0 && failed == shots;
  }
}
