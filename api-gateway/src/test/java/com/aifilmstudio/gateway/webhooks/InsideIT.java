package com.aifilmstudio.gateway.webhooks;

import static com.aifilmstudio.gateway.testkit.Films.aMaker;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.equalTo;

import com.aifilmstudio.gateway.testkit.GatewayTest;
import jakarta.inject.Inject;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.Test;

/** Somebody wants the gateway to ask what they cannot reach themselves. */
@GatewayTest
class InsideIT {

  private static final String OUTSIDE = "127.0.0.1";
  private static final String INSIDE = "127.0.0.2";

  @Inject TestNames names;

  private final Hooks hooks = new Hooks(aMaker());
  private final String name = UUID.randomUUID() + ".test";

  @Test
  void anAddressOfTheInsideIsRefusedWhenItIsGiven() {
    hooks
        .create(Map.of("url", "http://%s/hook".formatted(INSIDE)))
        .then()
        .statusCode(422)
        .body("errors[0].pointer", equalTo("/url"));
  }

  @Test
  void aNameThatLeadsInsideIsNeverFollowed() {
    try (var inside = Receiver.at(INSIDE, 200)) {
      names.answer(name, List.of(INSIDE));
      var id = hooks.endpoint(inside.url(name), "job.queued").<String>get("id");

      assertThat(hooks.outcomes(id, hooks.test(id), 1)).containsExactly("forbidden");
      assertThat(inside.told()).isEmpty();
    }
  }

  @Test
  void aNameThatLeadsInsideAmongOtherPlacesIsNotFollowedAtAll() {
    try (var outside = Receiver.answering(200)) {
      names.answer(name, List.of(OUTSIDE, INSIDE));
      var id = hooks.endpoint(outside.url(name), "job.queued").<String>get("id");

      assertThat(hooks.outcomes(id, hooks.test(id), 1)).containsExactly("forbidden");
      assertThat(outside.told()).isEmpty();
    }
  }

  @Test
  void aNameThatChangesBetweenJudgementAndConnectionLeadsWhereItWasJudgedToLead() {
    try (var outside = Receiver.answering(200)) {
      names.answer(name, List.of(OUTSIDE), List.of(INSIDE));
      var id = hooks.endpoint(outside.url(name), "job.queued").<String>get("id");

      assertThat(hooks.outcomes(id, hooks.test(id), 1)).containsExactly("delivered");
      assertThat(outside.told().getFirst().header("host")).isEqualTo(name + ":" + outside.port());
      assertThat(hooks.outcomes(id, hooks.test(id), 1))
          .as("the next time it is judged again")
          .containsExactly("forbidden");
      assertThat(outside.told()).hasSize(1);
    }
  }

  @Test
  void theLogTellsNothingOfWhereANameLeads() {
    names.answer(name, List.of("10.11.12.13"));
    var id = hooks.endpoint("http://" + name + "/hook", "job.queued").<String>get("id");
    var delivery = hooks.test(id);
    hooks.outcomes(id, delivery, 1);

    assertThat(hooks.delivery(id, delivery).prettify()).doesNotContain("10.11.12.13");
  }
}
