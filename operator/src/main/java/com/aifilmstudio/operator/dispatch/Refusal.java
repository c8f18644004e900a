package com.aifilmstudio.operator.dispatch;

import com.aifilmstudio.core.protocol.Problem;

/** A call is refused; the worker is told why. */
class Refusal extends RuntimeException {

  private static final long serialVersionUID = 1L;

  private final int status;
  private final transient Problem problem;

  Refusal(int status, String code, String message) {
    super(code + ": " + message, null, false, false); // an answer, not a fault: no stack trace
    this.status = status;
    this.problem = new Problem(code, message);
  }

  int status() {
    return status;
  }

  Problem problem() {
    return problem;
  }

  static Refusal badRequest(String message) {
    return new Refusal(400, "REQUEST.INVALID", message);
  }

  static Refusal notRegistered() {
    return new Refusal(
        401, "WORKER.UNKNOWN", "The worker key is missing or not valid any more: register again.");
  }

  static Refusal admission(String code, String message) {
    return new Refusal(403, code, message);
  }

  static Refusal noSuchLease(String id) {
    return new Refusal(404, "LEASE.UNKNOWN", "There is no lease " + id + ".");
  }

  static Refusal fenced(String id, int epoch) {
    return new Refusal(
        409,
        "LEASE.FENCED",
        "Epoch %d of lease %s has ended: drop the task and claim again.".formatted(epoch, id));
  }

  static Refusal outputs(String message) {
    return new Refusal(422, "OUTPUT.REFUSED", message);
  }

  static Refusal drained() {
    return new Refusal(423, "WORKER.DRAINED", "This worker gets no more work: end.");
  }

  static Refusal tooOften() {
    return new Refusal(
        429, "PREVIEW.TOO_MANY", "Pictures come too often: send the next one later.");
  }

  static Refusal later(String code, String message) {
    return new Refusal(503, code, message);
  }
}
