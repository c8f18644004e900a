package com.aifilmstudio.gateway.jobs;

import static com.aifilmstudio.gateway.testkit.Films.BODY;
import static com.aifilmstudio.gateway.testkit.Films.aMaker;
import static com.aifilmstudio.gateway.testkit.Films.as;
import static com.aifilmstudio.gateway.testkit.Films.order;
import static com.aifilmstudio.store.schema.Tables.JOB;
import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.endsWith;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.notNullValue;
import static org.hamcrest.Matchers.startsWith;

import com.aifilmstudio.gateway.testkit.Films;
import com.aifilmstudio.gateway.testkit.GatewayTest;
import com.aifilmstudio.store.Database;
import com.aifilmstudio.store.JobId;
import com.aifilmstudio.store.intent.Intents;
import com.aifilmstudio.store.intent.Outbox;
import io.restassured.response.Response;
import jakarta.inject.Inject;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Executors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

@GatewayTest
class SubmitIT {

  @Inject Films films;
  @Inject Database database;

  @BeforeEach
  void offer() {
    films.offer();
  }

  @Test
  void anOrderedFilmIsAcceptedAndToldToTheOperator() {
    var answer = order(aMaker(), "first", BODY);

    answer
        .then()
        .statusCode(202)
        .header("Retry-After", notNullValue())
        .body("status", equalTo("queued"))
        .body("title", equalTo("Trains"))
        .body("source", equalTo("gateway"))
        .body("labels.season", equalTo("1"))
        .body("outputs", hasItem("mp4"));
    String id = answer.path("id");
    answer.then().header("Location", startsWith("http")).header("Location", endsWith(id));
    var intent = Intents.find(database.sql(), new JobId(id)).orElseThrow();
    assertThat(intent.row().name()).isEqualTo(id.toLowerCase().replace('_', '-'));
    assertThat(intent.row().uid()).isEmpty();
    assertThat(intent.row().intentVersion()).isEqualTo(1);
    await().untilAsserted(() -> assertThat(Outbox.oldest(database.sql())).isEmpty());
  }

  @Test
  void theSameRequestIsCarriedOutOnce() {
    var maker = aMaker();

    String first = order(maker, "key", BODY).path("id");
    var second = order(maker, "key", BODY.replace("\n", " "));

    second.then().statusCode(202).header("Idempotency-Replayed", "true").body("id", equalTo(first));
    as(maker).get("/v1/jobs").then().body("data.size()", equalTo(1));
  }

  @Test
  void aKeyOfAnotherRequestIsRefused() {
    var maker = aMaker();
    order(maker, "key", BODY);

    problem(order(maker, "key", BODY.replace("Trains", "Ships")), 422, "idempotency-key-reused");
  }

  @Test
  void twoAccountsMayUseOneKey() {
    String one = order(aMaker(), "key", BODY).path("id");
    String other = order(aMaker(), "key", BODY).path("id");

    assertThat(one).isNotEqualTo(other);
  }

  @Test
  void aRequestWithoutAKeyIsRefused() {
    problem(as(aMaker()).body(BODY).post("/v1/jobs"), 400, "idempotency-key-missing");
    problem(order(aMaker(), "with space", BODY), 422, "validation");
  }

  @Test
  void theSameRequestManyTimesAtOnceMakesOneFilm() {
    var maker = aMaker();
    var answers = ConcurrentHashMap.<Integer>newKeySet();
    try (var callers = Executors.newVirtualThreadPerTaskExecutor()) {
      IntStream.range(0, 16)
          .forEach(i -> callers.submit(() -> answers.add(order(maker, "key", BODY).statusCode())));
    }
    assertThat(answers).contains(202).isSubsetOf(202, 409);
    assertThat(database.sql().fetchCount(JOB, JOB.ACCOUNT.eq(maker.split("/")[0]))).isEqualTo(1);
  }

  @Test
  void everythingThatIsWrongIsPointedAt() {
    var body =
        """
        {"film": {"script": "INT. X", "shots": [], "size": {"width": 63, "height": 360},
          "frames_per_second": 0, "seed": -1},
         "priority": 101, "deadline": "2020-01-01T00:00:00Z", "outputs": ["mp4", "gif"],
         "quality": {"black": "maybe", "smell": "fail"}}
        """;
    order(aMaker(), "key", body)
        .then()
        .statusCode(422)
        .contentType("application/problem+json")
        .body("errors.pointer", hasItem("/film"))
        .body("errors.pointer", hasItem("/film/size/width"))
        .body("errors.pointer", hasItem("/film/frames_per_second"))
        .body("errors.pointer", hasItem("/film/seed"))
        .body("errors.pointer", hasItem("/priority"))
        .body("errors.pointer", hasItem("/deadline"))
        .body("errors.pointer", hasItem("/outputs/1"))
        .body("errors.pointer", hasItem("/quality/black"))
        .body("errors.pointer", hasItem("/quality/smell"));
  }

  @Test
  void aMisspeltWishIsNotIgnored() {
    order(aMaker(), "key", BODY.replace("\"labels\"", "\"lables\""))
        .then()
        .statusCode(422)
        .body("errors[0].pointer", equalTo("/lables"));
    order(aMaker(), "key", BODY.replace("\"seconds\": 2}]", "\"seconds\": \"2\"}]"))
        .then()
        .statusCode(422)
        .body("errors[0].pointer", equalTo("/film/shots/1/seconds"));
    problem(order(aMaker(), "key", "{\"film\": "), 400, "malformed");
    problem(order(aMaker(), "key", ""), 400, "malformed");
  }

  @Test
  void aFilmThatCannotBePlannedIsNotAccepted() {
    order(aMaker(), "key", "{\"film\": {\"script\": \"Title: Nothing\\n\\n\"}}")
        .then()
        .statusCode(422)
        .body("errors[0].pointer", equalTo("/film/script"));
  }

  @Test
  void aFilmThatNoPoolRendersIsRefused() {
    var large =
        BODY.replace("\"title\"", "\"size\": {\"width\": 1920, \"height\": 1080}, \"title\"");
    problem(order(aMaker(), "a", large), 422, "no-compatible-pool");
    problem(
        order(aMaker(), "b", BODY.replaceFirst("\\{", "{\"model\": \"sora\", ")),
        422,
        "no-compatible-pool");
    order(aMaker(), "c", BODY.replaceFirst("\\{", "{\"model\": \"tinyfilm\", "))
        .then()
        .statusCode(202);
  }

  @Test
  void whoOnlyLooksMayNotOrder() {
    problem(order("acme/viewer", "key", BODY), 403, "forbidden");
    problem(
        given().contentType("application/json").body(BODY).post("/v1/jobs"),
        401,
        "unauthenticated");
  }

  @Test
  void anEstimateOrdersNothing() {
    var maker = aMaker();
    as(maker)
        .body(BODY)
        .post("/v1/jobs/estimate")
        .then()
        .statusCode(200)
        .body("shots", equalTo(2))
        .body("seconds", notNullValue())
        .body("gpu_seconds", notNullValue())
        .body("eta.p90_s", notNullValue());
    as(maker).get("/v1/jobs").then().body("data.size()", equalTo(0));
  }

  @Test
  void anEstimateOfAScriptTellsItsScenesAndShots() {
    as(aMaker())
        .body("{\"film\": {\"script\": \"EXT. SEA - DAWN\\n\\nA red balloon over the sea.\\n\"}}")
        .post("/v1/jobs/estimate")
        .then()
        .statusCode(200)
        .body("scenes[0].heading", equalTo("EXT. SEA - DAWN"))
        .body("scenes[0].line", equalTo(1))
        .body("planned[0].scene", equalTo(1))
        .body("planned[0].line", equalTo(3))
        .body("planned[0].prompt", containsString("red balloon"))
        .body("planned[0].name", equalTo("s1-1"));
  }

  @Test
  void modelsAreListedWithThePoolsThatHaveThem() {
    as(aMaker())
        .get("/v1/models")
        .then()
        .statusCode(200)
        .body("data[0].id", startsWith("tinyfilm@"))
        .body("data[0].pools", hasItem(Films.POOL));
  }

  private static void problem(Response answer, int status, String type) {
    answer
        .then()
        .statusCode(status)
        .contentType("application/problem+json")
        .body("type", equalTo("https://ai-filmstudio.com/problems/" + type));
  }
}
