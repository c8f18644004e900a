package com.aifilmstudio.renderpod.worker;

/** Dispatch did not do what it was asked; each kind is dealt with in another way. */
public abstract sealed class DispatchException extends Exception {

  private static final long serialVersionUID = 1L;

  private DispatchException(String message) {
    super(message);
  }

  /** The lease is somebody else's by now: whatever is being done for it is void. */
  public static final class Fenced extends DispatchException {
    private static final long serialVersionUID = 1L;

    Fenced(String message) {
      super(message);
    }
  }

  /** The worker's key is not known (any more): it must register. */
  public static final class Unauthorized extends DispatchException {
    private static final long serialVersionUID = 1L;

    Unauthorized(String message) {
      super(message);
    }
  }

  /** Dispatch cannot be reached or is in trouble itself: the same call may succeed later. */
  public static final class Unavailable extends DispatchException {
    private static final long serialVersionUID = 1L;

    Unavailable(String message) {
      super(message);
    }
  }

  /** The call is wrong; asking again would not help. */
  public static final class Refused extends DispatchException {
    private static final long serialVersionUID = 1L;

    Refused(String message) {
      super(message);
    }
  }
}
