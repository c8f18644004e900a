package com.aifilmstudio.local.parts.testkit;

import com.aifilmstudio.local.parts.redis.Redis;

/** The Redis server that the tests of one JVM share; each test takes keys of its own. */
public final class SharedRedis {
  private SharedRedis() {}

  /** Started on first use, ended with the JVM. */
  public static Redis get() {
    return Holder.SERVER;
  }

  private static final class Holder {
    private static final Redis SERVER = Redis.temporary();
  }
}
