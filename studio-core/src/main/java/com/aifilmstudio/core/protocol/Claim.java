package com.aifilmstudio.core.protocol;

import java.util.Optional;

/** A task under a lease; exactly the order that belongs to {@code kind} is present. */
public record Claim(
    String task,
    TaskKind kind,
    Lease lease,
    Optional<RenderOrder> render,
    Optional<CutOrder> assemble) {

  /** The right to work on a task until the time is up; {@code epoch} fences older holders. */
  public record Lease(String id, int epoch, int ttlSeconds) {}
}
