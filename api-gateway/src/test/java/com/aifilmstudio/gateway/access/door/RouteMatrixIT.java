package com.aifilmstudio.gateway.access.door;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;

import com.aifilmstudio.gateway.access.Role;
import com.aifilmstudio.gateway.testkit.GatewayTest;
import com.aifilmstudio.store.Database;
import io.restassured.response.Response;
import io.restassured.specification.RequestSpecification;
import jakarta.inject.Inject;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import org.assertj.core.api.SoftAssertions;
import org.junit.jupiter.api.Test;

/** Every operation that the gateway describes, by who calls and whose things they name. */
@GatewayTest
class RouteMatrixIT {

  /** Open to everybody on purpose. */
  private static final Set<String> OPEN =
      Set.of("GET /version", "GET /v1/sign-in", "POST /v1/sessions");

  /** What a viewer may do besides reading: it changes nothing of the account's. */
  private static final Set<String> HARMLESS =
      Set.of("DELETE /v1/sessions/current", "POST /v1/jobs/estimate");

  private static final List<String> ROLES = Arrays.stream(Role.values()).map(Role::word).toList();

  @Inject Database database;

  @Test
  void whoeverProvesNothingOrLiesIsToldToSignIn() {
    var softly = new SoftAssertions();
    for (var route : Route.all()) {
      if (!OPEN.contains(route.toString())) {
        softly
            .assertThat(ask(route, given(), "x").statusCode())
            .as("%s, nobody", route)
            .isEqualTo(401);
        softly
            .assertThat(ask(route, Visitor.with("a.b.c"), "x").statusCode())
            .as("%s, a bad token", route)
            .isEqualTo(401);
      }
    }
    softly.assertAll();
  }

  @Test
  void whatIsOpenIsDescribedAsSuch() {
    assertThat(Route.all()).extracting(Route::toString).containsAll(OPEN).hasSizeGreaterThan(8);
  }

  @Test
  void aHigherRoleMayDoAllThatALowerOneMay() {
    var softly = new SoftAssertions();
    for (var route : Route.all()) {
      boolean allowed = false;
      for (var role : ROLES) {
        int status = ask(route, Visitor.as("stavanger", role), "x").statusCode();
        softly.assertThat(status).as("%s as %s", route, role).isNotEqualTo(401).isLessThan(500);
        if (allowed) {
          softly.assertThat(status).as("%s as %s", route, role).isNotEqualTo(403);
        }
        allowed |= status != 403;
      }
    }
    softly.assertAll();
  }

  @Test
  void whoMayOnlyLookChangesNothing() {
    var softly = new SoftAssertions();
    for (var route : Route.all()) {
      if (!route.reads()
          && !OPEN.contains(route.toString())
          && !HARMLESS.contains(route.toString())) {
        softly
            .assertThat(ask(route, Visitor.as("stavanger", "viewer"), "x").statusCode())
            .as("%s as viewer", route)
            .isEqualTo(403);
      }
    }
    softly.assertAll();
  }

  @Test
  void anotherAccountsThingsLookExactlyLikeNone() {
    var mine = Possessions.of("hammerfest", database);
    var softly = new SoftAssertions();
    for (var route : Route.all()) {
      var real = mine.under(route);
      if (real.isPresent()) {
        for (var role : ROLES) {
          var theirs = ask(route, Visitor.as("vadso", role), real.get());
          var nobodys = ask(route, Visitor.as("vadso", role), Possessions.imagined(real.get()));
          softly.assertThat(theirs.statusCode()).as("%s as %s", route, role).isIn(403, 404, 422);
          if (route.reads() && theirs.statusCode() != 403) {
            softly.assertThat(theirs.statusCode()).as("%s as %s", route, role).isEqualTo(404);
          }
          softly
              .assertThat(told(theirs, real.get()))
              .as("%s as %s", route, role)
              .isEqualTo(told(nobodys, Possessions.imagined(real.get())));
        }
      }
    }
    softly.assertAll();
  }

  /** What is answered, without the id that was asked for. */
  private static String told(Response answer, String id) {
    return answer.statusCode() + " " + answer.asString().replace(id, "ID");
  }

  private static Response ask(Route route, RequestSpecification visitor, String id) {
    if (!route.reads()) {
      visitor
          .contentType("application/json")
          .header("Idempotency-Key", UUID.randomUUID().toString())
          .header("If-Match", "\"1\"");
      if (!route.method().equals("DELETE")) {
        visitor.body("{}");
      }
    }
    return visitor.request(route.method(), route.withId(id));
  }
}
