package com.aifilmstudio.gateway.openapi;

import com.aifilmstudio.core.Json;
import com.fasterxml.jackson.databind.JsonNode;
import io.restassured.RestAssured;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * One operation as the running gateway describes it.
 *
 * @param whole the whole description, to which its references point
 */
record Described(String method, String path, JsonNode operation, JsonNode whole) {

  private static final Set<String> METHODS = Set.of("get", "post", "put", "patch", "delete");

  static List<Described> all() {
    var whole = read();
    var all = new ArrayList<Described>();
    whole
        .get("paths")
        .properties()
        .forEach(
            path ->
                path.getValue().properties().stream()
                    .filter(it -> METHODS.contains(it.getKey()))
                    .forEach(
                        it ->
                            all.add(
                                new Described(
                                    it.getKey().toUpperCase(Locale.ROOT),
                                    path.getKey(),
                                    it.getValue(),
                                    whole))));
    return all;
  }

  private static JsonNode read() {
    try {
      return Json.mapper()
          .readTree(RestAssured.given().accept("application/json").get("/openapi").asString());
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  String id() {
    return operation.path("operationId").asText();
  }

  /** Of its body, if it takes one in JSON. */
  Optional<JsonNode> schema() {
    return body().map(json -> resolve(json.path("schema")));
  }

  /** Examples of its body, as they stand in the description. */
  List<JsonNode> examples() {
    return body().stream()
        .flatMap(json -> json.path("examples").properties().stream())
        .map(example -> example.getValue().path("value"))
        .toList();
  }

  private Optional<JsonNode> body() {
    return Optional.of(operation.at("/requestBody/content/application~1json"))
        .filter(JsonNode::isObject);
  }

  List<JsonNode> parameters(String place) {
    var all = new ArrayList<JsonNode>();
    operation.path("parameters").forEach(all::add);
    whole.path("paths").path(path).path("parameters").forEach(all::add);
    return all.stream().filter(it -> it.path("in").asText().equals(place)).toList();
  }

  /** Answers that it promises. */
  Set<String> statuses() {
    return operation.path("responses").properties().stream()
        .map(Map.Entry::getKey)
        .collect(Collectors.toUnmodifiableSet());
  }

  /** What a reference stands for. */
  JsonNode resolve(JsonNode schema) {
    return schema.has("$ref") ? whole.at(schema.get("$ref").asText().substring(1)) : schema;
  }

  @Override
  public String toString() {
    return method + " " + path;
  }
}
