package com.aifilmstudio.gateway.testkit;

import com.aifilmstudio.local.parts.testkit.SharedPostgres;
import com.aifilmstudio.local.parts.testkit.SharedQueue;
import com.aifilmstudio.local.parts.testkit.SharedRedis;
import com.aifilmstudio.local.parts.testkit.TcpProxy;
import java.net.URI;

/** The lines from the gateway to what it needs; a test that cuts one heals it before it ends. */
public final class Lines {

  private Lines() {}

  public static TcpProxy toDatabase() {
    return Holder.DATABASE;
  }

  public static TcpProxy toRedis() {
    return Holder.REDIS;
  }

  public static TcpProxy toQueue() {
    return Holder.QUEUE;
  }

  /** The same address at this line's end. */
  static String through(TcpProxy line, String address) {
    return address.replaceFirst("(127\\.0\\.0\\.1|localhost):\\d+", "$1:" + line.port());
  }

  private static int port(String address) {
    return URI.create(address).getPort();
  }

  private static final class Holder {
    private static final TcpProxy DATABASE =
        TcpProxy.to(port(SharedPostgres.get().database().jdbcUrl().substring("jdbc:".length())));
    private static final TcpProxy REDIS = TcpProxy.to(port(SharedRedis.get().url().toString()));
    private static final TcpProxy QUEUE =
        TcpProxy.to(port(SharedQueue.get().endpoint().toString()));
  }
}
