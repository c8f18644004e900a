package com.aifilmstudio.gateway.webhooks;

import com.aifilmstudio.gateway.problem.Problem;
import com.aifilmstudio.gateway.problem.Problem.Invalid.Fault;
import com.aifilmstudio.gateway.problem.ProblemException;
import com.aifilmstudio.gateway.webhooks.address.Guard;
import com.aifilmstudio.gateway.webhooks.address.TargetUrl.UnfitUrl;
import jakarta.inject.Singleton;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;

/** What is wrong with what somebody says of an endpoint, all at once. */
@Singleton
class EndpointFaults {

  private final Guard guard;

  EndpointFaults(Guard guard) {
    this.guard = guard;
  }

  void refuse(Optional<String> url, Optional<List<String>> eventTypes) {
    var faults = new ArrayList<Fault>();
    url.flatMap(this::ofUrl).ifPresent(faults::add);
    eventTypes.ifPresent(types -> faults.addAll(ofTypes(types)));
    if (!faults.isEmpty()) {
      throw new ProblemException(new Problem.Invalid(faults));
    }
  }

  private Optional<Fault> ofUrl(String url) {
    try {
      guard.check(url);
      return Optional.empty();
    } catch (UnfitUrl e) {
      return Optional.of(new Fault("/url", e.getMessage()));
    }
  }

  private static List<Fault> ofTypes(List<String> types) {
    return IntStream.range(0, types.size())
        .filter(i -> types.get(i) == null || !EventTypes.has(types.get(i)))
        .mapToObj(
            i -> new Fault("/event_types/" + i, "It must be one of " + EventTypes.list() + "."))
        .toList();
  }
}
