package com.aifilmstudio.local.parts.testkit;

import com.aifilmstudio.local.parts.objects.ObjectStore;

/** The object store that the tests of one JVM share; each test takes a bucket or a prefix. */
public final class SharedObjectStore {
  private SharedObjectStore() {}

  /** Started on first use, ended with the JVM. */
  public static ObjectStore get() {
    return Holder.STORE;
  }

  private static final class Holder {
    private static final ObjectStore STORE = ObjectStore.temporary();
  }
}
