package com.aifilmstudio.local.cli.bench.submit;

import com.aifilmstudio.store.access.KeySecret;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicInteger;

/** Clients that order one film after the other, each with a key and an account of its own. */
final class OrderingClients {

  static final String FILM =
      """
      {"film": {"title": "Trains",
        "shots": [{"name": "one", "prompt": "a red balloon over the sea", "seconds": 2}]}}
      """;

  private static final int ACCEPTED = 202;

  private final URI gateway;
  private final List<KeySecret> keys;

  OrderingClients(URI gateway, List<KeySecret> keys) {
    this.gateway = gateway;
    this.keys = keys;
  }

  /**
   * What they saw.
   *
   * @param nanos that each accepted order took
   * @param refusals other answers, and how many
   */
  record Seen(List<Long> nanos, Duration took, Map<String, Integer> refusals) {

    double rate() {
      return nanos.size() / (took.toNanos() / 1e9);
    }

    double millis(double quantile) {
      var sorted = nanos.stream().sorted().toList();
      int at = (int) Math.ceil(quantile * sorted.size()) - 1;
      return sorted.isEmpty() ? 0 : sorted.get(Math.max(0, at)) / 1e6;
    }
  }

  /** All of them together order so many films. */
  Seen order(int films) {
    var left = new AtomicInteger(films);
    var nanos = new ConcurrentLinkedQueue<Long>();
    var refusals = new ConcurrentHashMap<String, Integer>();
    long began = System.nanoTime();
    try (var threads = Executors.newVirtualThreadPerTaskExecutor();
        var http = HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build()) {
      var all =
          keys.stream()
              .map(key -> threads.submit(() -> order(http, key, left, nanos, refusals)))
              .toList();
      for (var one : all) {
        one.get();
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException(e);
    } catch (ExecutionException e) {
      throw new IllegalStateException(e.getCause());
    }
    return new Seen(
        List.copyOf(nanos), Duration.ofNanos(System.nanoTime() - began), Map.copyOf(refusals));
  }

  private Void order(
      HttpClient http,
      KeySecret key,
      AtomicInteger left,
      ConcurrentLinkedQueue<Long> nanos,
      Map<String, Integer> refusals)
      throws IOException, InterruptedException {
    while (left.getAndDecrement() > 0) {
      long began = System.nanoTime();
      var answer = order(http, gateway, key);
      if (answer.statusCode() == ACCEPTED) {
        nanos.add(System.nanoTime() - began);
      } else {
        refusals.merge("answer " + answer.statusCode(), 1, Integer::sum);
      }
    }
    return null;
  }

  /** One film. */
  static HttpResponse<String> order(HttpClient http, URI gateway, KeySecret key)
      throws IOException, InterruptedException {
    var request =
        HttpRequest.newBuilder(gateway.resolve("/v1/jobs"))
            .header("Authorization", "Bearer " + key.text())
            .header("Idempotency-Key", UUID.randomUUID().toString())
            .header("Content-Type", "application/json")
            .POST(BodyPublishers.ofString(FILM))
            .build();
    return http.send(request, BodyHandlers.ofString());
  }
}
