package com.aifilmstudio.gateway.uploads;

import static com.aifilmstudio.gateway.testkit.Films.aMaker;
import static com.aifilmstudio.gateway.testkit.Films.as;
import static com.aifilmstudio.gateway.testkit.Films.order;
import static com.aifilmstudio.store.schema.Tables.CLIENT_UPLOAD;
import static com.aifilmstudio.store.schema.Tables.JOB;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.startsWith;

import com.aifilmstudio.gateway.testkit.Films;
import com.aifilmstudio.gateway.testkit.GatewayTest;
import com.aifilmstudio.store.Database;
import com.aifilmstudio.store.handed.HandedIn;
import com.aifilmstudio.store.handed.HandedInFiles;
import io.restassured.path.json.JsonPath;
import io.restassured.response.Response;
import jakarta.inject.Inject;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse.BodyHandlers;
import java.security.MessageDigest;
import java.time.Instant;
import java.util.HexFormat;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

@GatewayTest
class UploadsIT {

  private static final byte[] SCRIPT =
      "Title: Dunes\n\nEXT. DESERT - NIGHT\n\nA green train crosses the desert.\n".getBytes(UTF_8);

  @Inject Films films;
  @Inject Database database;

  private final String maker = aMaker();

  @BeforeEach
  void offer() {
    films.offer();
  }

  @Test
  void aFilmIsOrderedWithAnUploadedScript() throws Exception {
    var upload = announce(maker, SCRIPT);
    assertThat(put(upload, SCRIPT)).isEqualTo(200);

    var job = orderWith(maker, upload.getString("id"));

    job.then().statusCode(202).body("title", equalTo("Dunes"));
    assertThat(
            database
                .sql()
                .select(JOB.SCRIPT)
                .from(JOB)
                .where(JOB.ID.eq(job.<String>path("id")))
                .fetchSingle(JOB.SCRIPT))
        .isEqualTo(new String(SCRIPT, UTF_8));
    as(maker)
        .body("{\"film\": {\"script_upload\": \"%s\"}}".formatted(upload.getString("id")))
        .post("/v1/jobs/estimate")
        .then()
        .statusCode(200)
        .body("shots", equalTo(1));
  }

  @Test
  void theStoreTakesNothingButTheFileThatWasAnnounced() throws Exception {
    var upload = announce(maker, SCRIPT);

    assertThat(put(upload, "Something else.".getBytes(UTF_8))).isEqualTo(403);
    var sameLength = SCRIPT.clone();
    sameLength[0] = 'U';
    assertThat(put(upload, sameLength)).isBetween(400, 403);

    refused(orderWith(maker, upload.getString("id")), "Nothing was uploaded to it yet.");
  }

  @Test
  void anothersUploadIsAsGoodAsNone() throws Exception {
    var upload = announce(maker, SCRIPT);
    put(upload, SCRIPT);

    refused(
        orderWith(aMaker(), upload.getString("id")),
        "There is no such upload, or its time is over.");
    refused(orderWith(maker, "upl_none"), "There is no such upload, or its time is over.");
  }

  @Test
  void whatIsNoTextOrNoScriptIsRefusedWhereItIsNamed() throws Exception {
    var noText = new byte[] {'I', 'N', 'T', (byte) 0xff};
    var first = announce(maker, noText);
    put(first, noText);
    refused(orderWith(maker, first.getString("id")), "The script is no text in UTF-8.");

    var blank = " \n".getBytes(UTF_8);
    var second = announce(maker, blank);
    put(second, blank);
    refused(orderWith(maker, second.getString("id")), "script is empty.");

    order(maker, "both", "{\"film\": {\"script\": \"INT. X\", \"script_upload\": \"upl_1\"}}")
        .then()
        .statusCode(422)
        .body("errors[0].pointer", equalTo("/film"));
  }

  @Test
  void onlyScriptsOfAKnownLengthAndChecksumAreTaken() {
    var good = "\"sha256\": \"" + "0".repeat(64) + "\"";
    for (var body :
        List.of(
            "{\"purpose\": \"film\", \"content_type\": \"text/plain\", \"bytes\": 3, " + good + "}",
            "{\"purpose\": \"script\", \"content_type\": \"text/html\", \"bytes\": 3, "
                + good
                + "}",
            "{\"purpose\": \"script\", \"content_type\": \"text/plain\", \"bytes\": 98305, "
                + good
                + "}",
            "{\"purpose\": \"script\", \"content_type\": \"text/plain\", \"bytes\": 0, "
                + good
                + "}",
            "{\"purpose\": \"script\", \"content_type\": \"text/plain\", \"bytes\": 3, \"sha256\": \"x\"}",
            "{}")) {
      as(maker)
          .body(body)
          .post("/v1/uploads")
          .then()
          .statusCode(422)
          .body("errors[0].pointer", startsWith("/"));
    }
  }

  @Test
  void anUploadEndsAndIsThenSwept() throws Exception {
    var upload = announce(maker, SCRIPT);
    put(upload, SCRIPT);
    var id = upload.getString("id");
    var past = Instant.parse("2020-01-01T00:00:00Z");
    database
        .sql()
        .update(CLIENT_UPLOAD)
        .set(CLIENT_UPLOAD.EXPIRES_AT, past)
        .where(CLIENT_UPLOAD.ID.eq(id))
        .execute();

    refused(orderWith(maker, id), "There is no such upload, or its time is over.");

    assertThat(HandedInFiles.over(database.sql(), past.plusSeconds(1), 100))
        .extracting(HandedIn::id)
        .contains(id);
    HandedInFiles.forget(database.sql(), id);
    assertThat(HandedInFiles.over(database.sql(), past.plusSeconds(1), 100)).isEmpty();
  }

  @Test
  void anAccountHasOnlySoManyAtATime() throws Exception {
    var account = maker.split("/")[0];
    database.run(
        tx -> {
          for (int i = 0; i < 100; i++) {
            HandedInFiles.expect(tx, upload(account));
          }
        });

    as(maker)
        .body(body(SCRIPT))
        .post("/v1/uploads")
        .then()
        .statusCode(429)
        .body("limit", equalTo(100));
  }

  private static HandedIn upload(String account) {
    var id = HandedInFiles.newId();
    var now = Instant.now();
    return new HandedIn(
        id,
        account,
        "script",
        "uploads/" + id,
        "text/plain",
        1,
        "0",
        "x",
        now,
        now.plusSeconds(60));
  }

  private static JsonPath announce(String caller, byte[] file) throws Exception {
    return as(caller)
        .body(body(file))
        .post("/v1/uploads")
        .then()
        .statusCode(201)
        .extract()
        .jsonPath();
  }

  private static String body(byte[] file) throws Exception {
    var sum = HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(file));
    return """
        {"purpose": "script", "content_type": "text/plain", "bytes": %d, "sha256": "%s"}
        """
        .formatted(file.length, sum);
  }

  private static int put(JsonPath upload, byte[] file) throws IOException, InterruptedException {
    var request = HttpRequest.newBuilder(URI.create(upload.getString("url")));
    upload.<String, String>getMap("headers").forEach(request::header);
    return HttpClient.newHttpClient()
        .send(request.PUT(BodyPublishers.ofByteArray(file)).build(), BodyHandlers.discarding())
        .statusCode();
  }

  private static Response orderWith(String caller, String upload) {
    return order(
        caller,
        UUID.randomUUID().toString(),
        "{\"film\": {\"script_upload\": \"%s\"}}".formatted(upload));
  }

  private static void refused(Response answer, String why) {
    answer
        .then()
        .statusCode(422)
        .body("errors[0].pointer", equalTo("/film/script_upload"))
        .body("errors[0].detail", equalTo(why));
  }
}
