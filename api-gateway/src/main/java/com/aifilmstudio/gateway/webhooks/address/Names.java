package com.aifilmstudio.gateway.webhooks.address;

import java.net.InetAddress;
import java.util.List;

/** Looks names up. */
public interface Names {

  /** All addresses of a name or literal, never none; empty when it has none, or not in time. */
  List<InetAddress> addresses(String host) throws InterruptedException;
}
