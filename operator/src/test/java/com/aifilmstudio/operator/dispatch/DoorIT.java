package com.aifilmstudio.operator.dispatch;

import static org.assertj.core.api.Assertions.assertThat;

import com.aifilmstudio.core.Json;
import com.aifilmstudio.core.protocol.Problem;
import com.aifilmstudio.core.protocol.Register;
import com.aifilmstudio.operator.testkit.OperatorProcess;
import com.aifilmstudio.operator.testkit.TestStudio;
import io.fabric8.kubernetes.api.model.Pod;
import io.fabric8.kubernetes.api.model.authentication.TokenRequestBuilder;
import io.fabric8.kubernetes.client.utils.Serialization;
import java.io.IOException;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Who gets in, with tokens of a real API server. */
@Tag("controlplane")
class DoorIT {

  private static final HttpClient HTTP = HttpClient.newHttpClient();
  private static TestStudio studio;
  private static OperatorProcess operator;

  @BeforeAll
  static void start() {
    studio = new TestStudio();
    studio.pool("tiny", "workers: {min: 0, max: 1}");
    operator = studio.startOperator("door").awaitReady();
    studio
        .client()
        .resource(Serialization.unmarshal(STRANGER.formatted(studio.namespace()), Pod.class))
        .create();
  }

  @AfterAll
  static void stop() throws Exception {
    studio.close();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "/dispatch/v1/workers/wrk_1/bundle",
        "/dispatch/v1/claims?wait=0",
        "/dispatch/v1/claims;x=1?wait=0",
        "/dispatch/v1/leases/tsk_1/beat",
        "/dispatch/v1/leases/tsk_1/uploads",
        "/dispatch/v1/leases/tsk_1/checkpoint",
        "/dispatch/v1/leases/tsk_1/complete",
        "/dispatch/v1/leases/tsk_1/fail"
      })
  void withoutAKeyNothingIsAnswered(String path) throws Exception {
    var answer = post(path, "{\"epoch\":1}", "wk_guessed");
    assertThat(answer.statusCode()).isEqualTo(401);
    assertThat(problem(answer).code()).isEqualTo("WORKER.UNKNOWN");
  }

  @Test
  void aTokenThatTheApiServerDoesNotKnowIsRefused() throws Exception {
    assertThat(problem(register("not.a.token")).code()).isEqualTo("TOKEN.REFUSED");
  }

  @Test
  void aTokenForAnotherAudienceIsRefused() throws Exception {
    var answer = register(token("https://kubernetes.default.svc"));
    assertThat(answer.statusCode()).isEqualTo(401);
    assertThat(problem(answer).code()).isEqualTo("TOKEN.REFUSED");
  }

  @Test
  void aPodThatThePoolDidNotMakeIsRefused() throws Exception {
    var answer = register(token("render-dispatch"));
    assertThat(answer.statusCode()).isEqualTo(403);
    assertThat(problem(answer).code()).isEqualTo("POOL.NOT_YOURS");
  }

  @Test
  void aBodyThatIsNotJsonIsRefusedWithoutAStackTrace() throws Exception {
    var answer = post("/dispatch/v1/workers", "{\"pool\":", "any");
    assertThat(answer.statusCode()).isEqualTo(400);
    assertThat(answer.body()).doesNotContain("Exception", "at com.");
  }

  private static HttpResponse<String> register(String token)
      throws IOException, InterruptedException {
    var wish =
        new Register(studio.namespace() + "/tiny", "r1", "sha256:0", "none", "n", "simulated", "1");
    return post("/dispatch/v1/workers", Json.write(wish), token);
  }

  private static HttpResponse<String> post(String path, String body, String bearer)
      throws IOException, InterruptedException {
    return HTTP.send(
        HttpRequest.newBuilder(operator.address().resolve(path))
            .header("Authorization", "Bearer " + bearer)
            .header("Content-Type", "application/json")
            .POST(BodyPublishers.ofString(body))
            .build(),
        BodyHandlers.ofString());
  }

  private static Problem problem(HttpResponse<String> answer) {
    return Json.read(answer.body(), Problem.class);
  }

  private static String token(String audience) {
    var pod = studio.client().pods().inNamespace(studio.namespace()).withName("stranger").get();
    return studio
        .client()
        .serviceAccounts()
        .inNamespace(studio.namespace())
        .withName("render-worker")
        .tokenRequest(
            new TokenRequestBuilder()
                .withNewSpec()
                .withAudiences(audience)
                .withNewBoundObjectRef("v1", "Pod", "stranger", pod.getMetadata().getUid())
                .endSpec()
                .build())
        .getStatus()
        .getToken();
  }

  private static final String STRANGER =
      """
      apiVersion: v1
      kind: Pod
      metadata: {name: stranger, namespace: "%s"}
      spec:
        serviceAccountName: render-worker
        securityContext: {runAsNonRoot: true, seccompProfile: {type: RuntimeDefault}}
        containers:
          - name: main
            image: any
            securityContext:
              allowPrivilegeEscalation: false
              capabilities: {drop: [ALL]}
      """;
}
