package com.aifilmstudio.gateway.webhooks.delivery;

import static org.assertj.core.api.Assertions.assertThat;

import com.aifilmstudio.store.webhook.DueEndpoints.Due;
import com.aifilmstudio.store.webhook.EndpointId;
import org.junit.jupiter.api.Test;

class FlightsTest {

  private static final EndpointId ONE = new EndpointId("whe_1");
  private static final EndpointId TWO = new EndpointId("whe_2");

  private final Flights flights = new Flights(4, 6);

  @Test
  void whoeverFillsTheirOwnRoomTakesNobodyElses() {
    for (int n = 0; n < 4; n++) {
      flights.begin(ONE);
    }
    assertThat(flights.room(new Due(ONE, true, false))).isZero();
    assertThat(flights.room(new Due(TWO, true, false))).isEqualTo(2);
    flights.end(ONE);
    assertThat(flights.room(new Due(ONE, true, false))).isEqualTo(1);
    assertThat(flights.all()).isEqualTo(3);
  }

  @Test
  void whoeverFailsHasRoomForOne() {
    assertThat(flights.room(new Due(ONE, true, true))).isEqualTo(1);
    flights.begin(ONE);
    flights.begin(ONE);
    assertThat(flights.room(new Due(ONE, true, true))).isZero();
  }
}
