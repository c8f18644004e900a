package com.aifilmstudio.core.protocol;

import java.net.URI;
import java.util.Optional;

/**
 * A task under a lease; exactly the order that belongs to {@code kind} is present, that of a probe
 * is {@code render}. {@code checkpoint}: where an earlier attempt left off.
 */
public record Claim(
    String task,
    TaskKind kind,
    Lease lease,
    Optional<RenderOrder> render,
    Optional<CutOrder> assemble,
    Optional<Checkpoint> checkpoint) {

  /** The right to work on a task until the time is up; {@code epoch} fences older holders. */
  public record Lease(String id, int epoch, int ttlSeconds) {}

  /**
   * How far the shot came: so many steps of that part, and where to fetch the rest. A worker that
   * cannot go on from it starts over.
   *
   * @param part counted from 0; the parts before it are finished
   * @param compatibility what must be the same for the pixels to be the same
   */
  public record Checkpoint(
      int part, int step, URI url, String sha256, long bytes, String compatibility) {}
}
