package com.aifilmstudio.gateway.jobs;

import com.aifilmstudio.core.Json;
import com.aifilmstudio.gateway.access.Caller;
import com.aifilmstudio.store.JobId;
import com.aifilmstudio.store.job.GatewayOrder;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;

/** An order as its row. Pure. */
final class Orders {

  private static final int USUAL_PRIORITY = 50;
  private static final int USUAL_ATTEMPTS = 3;

  private Orders() {}

  static GatewayOrder row(JobId id, Caller caller, PlannedOrder order, String namespace) {
    var request = order.request();
    var retry = Optional.ofNullable(request.retry());
    return new GatewayOrder(
        id,
        namespace,
        caller.account(),
        caller.subject(),
        order.by().pool().name(),
        Optional.ofNullable(request.priority()).orElse(USUAL_PRIORITY),
        Optional.ofNullable(request.deadline()).map(time -> time.truncatedTo(ChronoUnit.MICROS)),
        retry.map(JobRequest.RetryRequest::maxAttemptsPerShot).orElse(USUAL_ATTEMPTS),
        retry.map(JobRequest.RetryRequest::maxFailedShots).orElse(0),
        Json.write(FilmText.spec(request.film(), order.plan().title())),
        Optional.ofNullable(request.film().script()),
        Json.write(outputs(request)),
        Json.write(quality(request)),
        Optional.ofNullable(request.labels()).orElse(Map.of()));
  }

  private static List<String> outputs(JobRequest request) {
    var words = Optional.ofNullable(request.outputs()).orElse(Words.OUTPUTS.words());
    return words.stream().map(Words.OUTPUTS::inside).toList();
  }

  private static Map<String, String> quality(JobRequest request) {
    return Optional.ofNullable(request.quality()).orElse(Map.of()).entrySet().stream()
        .collect(Collectors.toMap(Map.Entry::getKey, it -> Words.FINDINGS.inside(it.getValue())));
  }
}
