package com.aifilmstudio.gateway.openapi;

import com.aifilmstudio.core.Json;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.math.BigInteger;
import java.util.ArrayList;
import java.util.List;

/** Bodies and values that nobody should send, and somebody does. */
final class OddRequests {

  private static final JsonNodeFactory JSON = JsonNodeFactory.instance;
  private static final int DEEPEST = 5;

  /** Texts for paths, queries and headers. */
  static final List<String> WORDS =
      List.of(
          "x",
          "-1",
          "0",
          "99999999999999999999",
          "1e309",
          "NaN",
          "null",
          "true",
          " ",
          "'; drop table job; --",
          "%00",
          "../../etc/passwd",
          "ünïcödé \uD83C\uDFAC",
          "\u202Egnp.exe",
          "a".repeat(1500));

  private OddRequests() {}

  /** Bodies that are no JSON, or JSON of another kind. */
  static List<String> strange() {
    return List.of(
        "",
        "null",
        "[]",
        "\"text\"",
        "0",
        "{",
        "{\"a\":",
        "\u0000",
        "{\"film\":" + "[".repeat(2000) + "]".repeat(2000) + "}",
        "{\"__proto__\": {\"a\": 1}}",
        "{\"a\": \"" + "ü".repeat(200_000) + "\"}");
  }

  /** One value of a body that is otherwise as described is another one: each in turn. */
  static List<String> bent(Described operation) {
    return operation
        .schema()
        .map(schema -> bent(operation, schema, usual(operation, schema, 0)))
        .orElse(List.of());
  }

  private static List<String> bent(Described operation, JsonNode schema, JsonNode usual) {
    var bodies = new ArrayList<String>();
    bodies.add(Json.write(usual));
    schema
        .path("properties")
        .properties()
        .forEach(
            property -> {
              for (var value : values()) {
                var body = (ObjectNode) usual.deepCopy();
                body.set(property.getKey(), value);
                bodies.add(Json.write(body));
              }
              var inner = operation.resolve(property.getValue());
              if (inner.path("properties").isObject()) {
                bent(operation, inner, usual(operation, inner, 1))
                    .forEach(it -> bodies.add(around((ObjectNode) usual, property.getKey(), it)));
              }
            });
    return bodies;
  }

  private static String around(ObjectNode outer, String name, String inner) {
    var body = outer.deepCopy();
    body.remove(name);
    var text = Json.write(body);
    return text.substring(0, text.length() - 1)
        + (body.isEmpty() ? "" : ",")
        + "\"%s\":%s}".formatted(name, inner);
  }

  private static List<JsonNode> values() {
    return List.of(
        JSON.nullNode(),
        JSON.textNode("\uD83C\uDFAC \u202E \uFFFF"),
        JSON.textNode("a\u0000b"),
        JSON.textNode("w".repeat(10_000)),
        JSON.numberNode(Long.MAX_VALUE),
        JSON.numberNode(1.5),
        JSON.numberNode(new BigInteger("9".repeat(60))),
        JSON.booleanNode(true),
        JSON.arrayNode().add(JSON.nullNode()),
        JSON.arrayNode().add(JSON.objectNode()),
        JSON.objectNode().put("a", 1).putNull("b").put("\uD83C\uDFAC", "x"));
  }

  /** Something of the described type for every property. */
  private static JsonNode usual(Described operation, JsonNode reference, int depth) {
    var schema = operation.resolve(reference);
    var examples = schema.path("examples");
    if (examples.isArray() && !examples.isEmpty()) {
      return examples.get(0);
    }
    return switch (type(schema)) {
      case "object" -> object(operation, schema, depth);
      case "array" ->
          depth > DEEPEST
              ? JSON.arrayNode()
              : JSON.arrayNode().add(usual(operation, schema.path("items"), depth + 1));
      case "integer" -> JSON.numberNode(schema.path("minimum").asLong(1));
      case "number" -> JSON.numberNode(2.5);
      case "boolean" -> JSON.booleanNode(true);
      default ->
          schema.path("format").asText().equals("date-time")
              ? JSON.textNode("2126-01-01T00:00:00Z")
              : schema.path("enum").path(0).isTextual()
                  ? schema.path("enum").get(0)
                  : JSON.textNode("words");
    };
  }

  private static JsonNode object(Described operation, JsonNode schema, int depth) {
    var object = JSON.objectNode();
    if (depth <= DEEPEST) {
      schema
          .path("properties")
          .properties()
          .forEach(it -> object.set(it.getKey(), usual(operation, it.getValue(), depth + 1)));
    }
    return object;
  }

  private static String type(JsonNode schema) {
    var type = schema.path("type");
    return type.isArray() ? type.get(0).asText() : type.asText();
  }
}
