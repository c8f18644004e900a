package com.aifilmstudio.gateway.webhooks;

import com.aifilmstudio.gateway.webhooks.address.Names;
import jakarta.inject.Singleton;
import java.net.InetAddress;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/** Names of tests: each answers what it is told to, and the last of that for ever. */
@Singleton
public class TestNames implements Names {

  private final Map<String, List<List<String>>> answers = new ConcurrentHashMap<>();

  @SafeVarargs
  final void answer(String name, List<String>... inTurn) {
    answers.put(name, List.of(inTurn));
  }

  @Override
  public List<InetAddress> addresses(String host) {
    var now = answers.getOrDefault(host, List.of(List.of(host)));
    answers.computeIfPresent(host, (_, all) -> all.size() > 1 ? all.subList(1, all.size()) : all);
    return now.getFirst().stream().map(InetAddress::ofLiteral).toList();
  }
}
