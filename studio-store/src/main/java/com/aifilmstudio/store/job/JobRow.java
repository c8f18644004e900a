package com.aifilmstudio.store.job;

import com.aifilmstudio.core.money.MicroCredits;
import com.aifilmstudio.store.JobId;
import java.time.Instant;
import java.util.Optional;

/**
 * A job without its long texts (film, script, plan), which are read when they are needed.
 *
 * @param uid of the RenderJob; empty until one was seen
 * @param intentVersion counts what is wanted of a film of the gateway
 * @param pool {@code namespace/name}
 * @param desiredState Running, Paused or Canceled
 * @param heldBack its budget is used up: nothing more begins
 * @param unfunded it waits for credits
 * @param ending as what and why it ends when its last worker has stopped
 * @param bundleDigest pinned at planning
 * @param removedAt when the RenderJob went
 */
public record JobRow(
    JobId id,
    Optional<String> uid,
    JobSource source,
    long intentVersion,
    String namespace,
    String name,
    String account,
    String pool,
    String desiredState,
    int priority,
    Optional<Instant> deadline,
    boolean heldBack,
    Optional<Unfunded> unfunded,
    Optional<Ending> ending,
    String phase,
    String reason,
    String message,
    boolean planned,
    Optional<String> scriptSha256,
    Optional<String> bundleDigest,
    Instant createdAt,
    Optional<Instant> startedAt,
    Optional<Instant> finishedAt,
    Optional<Instant> removedAt) {

  /** An end that is decided; {@code phase} as in the RenderJob's status. */
  public record Ending(String phase, String code, String message) {}

  /** It has stopped because its account has too few credits. */
  public record Unfunded(Instant since, MicroCredits needs, MicroCredits available) {

    public boolean suffices() {
      return !available.isLessThan(needs);
    }
  }

  public boolean paused() {
    return desiredState.equals("Paused");
  }

  public boolean canceled() {
    return desiredState.equals("Canceled");
  }

  public boolean finished() {
    return finishedAt.isPresent();
  }
}
