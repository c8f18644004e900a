package com.aifilmstudio.operator.dispatch;

import com.aifilmstudio.core.failure.RefusalCode;
import com.aifilmstudio.core.protocol.Problem;

/** A call is refused; the worker is told why. */
class Refusal extends RuntimeException {

  private static final long serialVersionUID = 1L;

  private final int status;
  private final transient Problem problem;

  Refusal(RefusalCode code, String message) {
    super(
        code.code() + ": " + message, null, false, false); // an answer, not a fault: no stack trace
    this.status = code.status();
    this.problem = new Problem(code.code(), message);
  }

  int status() {
    return status;
  }

  Problem problem() {
    return problem;
  }

  static Refusal badRequest(String message) {
    return new Refusal(RefusalCode.REQUEST_INVALID, message);
  }

  static Refusal notRegistered() {
    return new Refusal(
        RefusalCode.WORKER_UNKNOWN,
        "The worker key is missing or not valid any more: register again.");
  }

  static Refusal admission(RefusalCode code, String message) {
    return new Refusal(code, message);
  }

  static Refusal noSuchLease(String id) {
    return new Refusal(RefusalCode.LEASE_UNKNOWN, "There is no lease " + id + ".");
  }

  static Refusal fenced(String id, int epoch) {
    return new Refusal(
        RefusalCode.LEASE_FENCED,
        "Epoch %d of lease %s has ended: drop the task and claim again.".formatted(epoch, id));
  }

  static Refusal outputs(String message) {
    return new Refusal(RefusalCode.OUTPUT_REFUSED, message);
  }

  static Refusal drained() {
    return new Refusal(RefusalCode.WORKER_DRAINED, "This worker gets no more work: end.");
  }

  static Refusal tooOften() {
    return new Refusal(
        RefusalCode.PREVIEW_TOO_MANY, "Pictures come too often: send the next one later.");
  }

  static Refusal later(RefusalCode code, String message) {
    return new Refusal(code, message);
  }
}
