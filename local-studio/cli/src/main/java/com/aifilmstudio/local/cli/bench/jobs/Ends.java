package com.aifilmstudio.local.cli.bench.jobs;

import io.fabric8.kubernetes.client.informers.ResourceEventHandler;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Consumer;

/** The orders that have ended, well or not. */
final class Ends {
  private final Set<String> well = ConcurrentHashMap.newKeySet();
  private final Map<String, String> otherwise = new ConcurrentHashMap<>();

  /** An order has ended; told again it counts once. */
  void ended(String name, boolean wellDone, String how) {
    if (wellDone) {
      well.add(name);
    } else {
      otherwise.put(name, how);
    }
  }

  int count() {
    return well.size() + otherwise.size();
  }

  Map<String, String> otherwise() {
    return Map.copyOf(otherwise);
  }

  /** Looks at each change with a function that tells of ends. */
  static <T> ResourceEventHandler<T> handler(Consumer<T> look) {
    return new ResourceEventHandler<>() {
      @Override
      public void onAdd(T object) {
        look.accept(object);
      }

      @Override
      public void onUpdate(T before, T object) {
        look.accept(object);
      }

      @Override
      public void onDelete(T object, boolean unknown) {
        look.accept(object);
      }
    };
  }
}
