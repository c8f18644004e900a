package com.aifilmstudio.operator.renderjob;

import com.aifilmstudio.store.job.Work;
import com.aifilmstudio.store.job.Work.Cut;
import com.aifilmstudio.store.job.Work.Failure;
import java.time.Instant;
import java.util.Optional;

/** Work in the words of a test: {@code Works.of(3).succeeded(2).leased(1)}. */
record Works(
    int shots,
    int succeeded,
    int leased,
    int startable,
    int findings,
    long gpuMillis,
    Cut cut,
    Optional<Failure> failure,
    int mayBeMissing) {

  static Works of(int shots) {
    return new Works(shots, 0, 0, shots, 0, 0, Cut.NONE, Optional.empty(), 0);
  }

  Works succeeded(int number) {
    return new Works(
        shots, number, leased, startable, findings, gpuMillis, cut, failure, mayBeMissing);
  }

  Works leased(int number) {
    return new Works(
        shots, succeeded, number, startable, findings, gpuMillis, cut, failure, mayBeMissing);
  }

  Works startable(int number) {
    return new Works(
        shots, succeeded, leased, number, findings, gpuMillis, cut, failure, mayBeMissing);
  }

  Works findings(int number) {
    return new Works(
        shots, succeeded, leased, startable, number, gpuMillis, cut, failure, mayBeMissing);
  }

  Works gpuMillis(long millis) {
    return new Works(
        shots, succeeded, leased, startable, findings, millis, cut, failure, mayBeMissing);
  }

  Works cut(Cut next) {
    return new Works(
        shots, succeeded, leased, startable, findings, gpuMillis, next, failure, mayBeMissing);
  }

  /** So many failed shots may be missing. */
  Works allowing(int failed) {
    return new Works(
        shots, succeeded, leased, startable, findings, gpuMillis, cut, failure, failed);
  }

  Works failed(String shot, String code) {
    return failing(new Failure(Optional.of(shot), code, "it failed"));
  }

  Works cutFailure(String code) {
    return failing(new Failure(Optional.empty(), code, "the cut failed"));
  }

  private Works failing(Failure why) {
    return new Works(
        shots,
        succeeded,
        leased,
        startable,
        findings,
        gpuMillis,
        cut,
        Optional.of(why),
        mayBeMissing);
  }

  Work work() {
    boolean cutting = cut == Cut.LEASED;
    int rendering = cutting ? 0 : leased;
    int failed = failure.flatMap(Failure::shot).isPresent() ? 1 : 0;
    return new Work(
        shots,
        Math.max(0, shots - succeeded - rendering - failed),
        rendering,
        succeeded,
        failed,
        0,
        findings,
        leased,
        startable,
        cut,
        shots == 0 ? 0 : (double) succeeded / shots,
        gpuMillis,
        gpuMillis,
        gpuMillis > 0 ? Optional.of(Instant.EPOCH) : Optional.empty(),
        Optional.empty(),
        failure,
        mayBeMissing);
  }
}
