package com.aifilmstudio.gateway.access.door;

import io.restassured.RestAssured;
import io.restassured.path.json.JsonPath;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;

/** One operation as the interface's description tells it. */
record Route(String method, String path) {

  private static final Set<String> METHODS = Set.of("get", "post", "put", "patch", "delete");

  /** Those of the running gateway: whoever adds one adds it here as well. */
  static List<Route> all() {
    var paths =
        new JsonPath(RestAssured.given().accept("application/json").get("/openapi").asString())
            .<Map<String, Map<String, Object>>>get("paths");
    var routes = new ArrayList<Route>();
    paths.forEach(
        (path, operations) ->
            operations.keySet().stream()
                .filter(METHODS::contains)
                .forEach(method -> routes.add(new Route(method.toUpperCase(Locale.ROOT), path))));
    return routes;
  }

  boolean namesSomething() {
    return path.contains("{");
  }

  boolean reads() {
    return method.equals("GET");
  }

  /** With an id for the first name in the path, and something plain for the others. */
  String withId(String id) {
    return path.replaceFirst("\\{[^}]+}", id).replaceAll("\\{[^}]+}", "x");
  }

  @Override
  public String toString() {
    return method + " " + path;
  }
}
