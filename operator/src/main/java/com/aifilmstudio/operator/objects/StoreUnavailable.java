package com.aifilmstudio.operator.objects;

/** The object store could not be asked, or refused to answer; worth trying again. */
public class StoreUnavailable extends RuntimeException {

  private static final long serialVersionUID = 1L;

  public StoreUnavailable(ObjectName name, Exception cause) {
    super("object store: " + name + ": " + cause.getMessage(), cause);
  }
}
