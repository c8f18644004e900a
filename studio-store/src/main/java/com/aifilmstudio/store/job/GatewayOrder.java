package com.aifilmstudio.store.job;

import com.aifilmstudio.core.Json;
import com.aifilmstudio.store.JobId;
import com.aifilmstudio.store.schema.tables.records.JobRecord;
import java.time.Instant;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/**
 * A film as it is ordered at the gateway, before there is a RenderJob.
 *
 * @param namespace in which its RenderJob will be
 * @param createdBy the caller's subject
 * @param script what the film is made from, if that is not a list of shots; it is not in film
 */
public record GatewayOrder(
    JobId id,
    String namespace,
    String account,
    String createdBy,
    String pool,
    int priority,
    Optional<Instant> deadline,
    int maxAttempts,
    int maxFailedShots,
    String film,
    Optional<String> script,
    String outputs,
    String quality,
    Map<String, String> labels)
    implements JobOrder {

  /** The order that this row was made of, for another job. */
  static GatewayOrder again(JobRecord row, Instant now) {
    return new GatewayOrder(
        JobId.create(),
        row.getNamespace(),
        row.getAccount(),
        Optional.ofNullable(row.getCreatedBy()).orElse(""),
        row.getPool(),
        row.getPriority(),
        Optional.ofNullable(row.getDeadline()).filter(now::isBefore),
        row.getMaxAttempts(),
        row.getMaxFailedShots(),
        row.getFilm(),
        Optional.ofNullable(row.getScript()),
        row.getOutputs(),
        row.getQuality(),
        labels(row.getLabels()));
  }

  @SuppressWarnings("unchecked")
  private static Map<String, String> labels(String json) {
    return Json.read(json, Map.class);
  }

  /** The name of its RenderJob. */
  public String name() {
    return nameOf(id);
  }

  /** The name of a gateway film's RenderJob: the job's id as Kubernetes spells names. */
  public static String nameOf(JobId id) {
    return id.value().toLowerCase(Locale.ROOT).replace('_', '-');
  }
}
