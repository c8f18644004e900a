package com.aifilmstudio.core.failure;

/**
 * Why a call is refused. Unlike a {@link FailureCode} it says nothing of a film or a machine: the
 * caller did something that it may not, or comes at a bad time.
 */
public enum RefusalCode {
  REQUEST_INVALID(
      "REQUEST.INVALID", 400, "The message lacks something, or has a value that it may not have."),
  REQUEST_UNREADABLE("REQUEST.UNREADABLE", 400, "The body is not the JSON that is expected."),
  TOKEN_MISSING("TOKEN.MISSING", 401, "No bearer token was sent."),
  TOKEN_REFUSED("TOKEN.REFUSED", 401, "The token is not valid here."),
  WORKER_UNKNOWN("WORKER.UNKNOWN", 401, "The worker key is not valid (any more): register again."),
  WORKER_NOT_YOU(
      "WORKER.NOT_YOU", 403, "The key belongs to another worker than the one that is spoken of."),
  WORKER_OUTDATED(
      "WORKER.OUTDATED",
      403,
      "The pod was made for an earlier spec of its pool, which is about to replace it."),
  POOL_UNKNOWN("POOL.UNKNOWN", 403, "There is no such RenderPool."),
  POOL_NOT_YOURS("POOL.NOT_YOURS", 403, "The pod was not made by the pool that it names."),
  POD_GONE("POD.GONE", 403, "The pod that the token was given to is no more."),
  POD_ENDING("POD.ENDING", 403, "The pod is being deleted."),
  ACCOUNT_NOT_THE_POOLS(
      "ACCOUNT.NOT_THE_POOLS",
      403,
      "The pod does not run as the service account of the pool's workers."),
  FILM_FORBIDDEN("FILM.FORBIDDEN", 403, "The reader may not get the RenderJob."),
  FILM_UNKNOWN("FILM.UNKNOWN", 404, "There is no such film (yet)."),
  PREVIEW_NONE("PREVIEW.NONE", 404, "There is no picture of the shot now."),
  LEASE_UNKNOWN("LEASE.UNKNOWN", 404, "There is no such lease."),
  LEASE_FENCED(
      "LEASE.FENCED",
      409,
      "The lease has ended or is another worker's: drop the task and claim again."),
  OUTPUT_REFUSED("OUTPUT.REFUSED", 422, "A file is not there, or not the one that was announced."),
  WORKER_DRAINED("WORKER.DRAINED", 423, "The worker gets no more work and should end."),
  REQUEST_PLAIN("REQUEST.PLAIN", 426, "Only https is answered here."),
  PREVIEW_TOO_MANY("PREVIEW.TOO_MANY", 429, "Pictures come too often."),
  INTERNAL(
      "INTERNAL",
      500,
      "Something in the studio went wrong; the log has it under the id in the message."),
  BUNDLE_NOT_SEEN("BUNDLE.NOT_SEEN", 503, "The pool's model has not been read yet: try again."),
  DATABASE_UNAVAILABLE("DATABASE.UNAVAILABLE", 503, "The database does not answer: try again."),
  OBJECTS_UNAVAILABLE("OBJECTS.UNAVAILABLE", 503, "The object store does not answer: try again."),
  KUBERNETES_UNAVAILABLE(
      "KUBERNETES.UNAVAILABLE", 503, "The API server does not answer: try again.");

  private final String code;
  private final int status;
  private final String meaning;

  RefusalCode(String code, int status, String meaning) {
    this.code = code;
    this.status = status;
    this.meaning = meaning;
  }

  /** The dotted name, as sent. */
  public String code() {
    return code;
  }

  /** Of HTTP. */
  public int status() {
    return status;
  }

  /** One sentence for people. */
  public String meaning() {
    return meaning;
  }
}
