package com.aifilmstudio.operator.money;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.aifilmstudio.core.money.MicroCredits;
import com.aifilmstudio.core.money.Price;
import java.time.Instant;
import org.junit.jupiter.api.Test;

class PriceListTest {

  @Test
  void aPriceIsReadAsTheChartWritesIt() {
    var list =
        PriceList.parse(
            """
            [{"bundle": "tinyfilm", "gpuClass": "cpu", "microCreditsPerGpuSecond": 7},
             {"bundle": "tinyfilm", "gpuClass": "cpu", "microCreditsPerGpuSecond": 9,
              "validFrom": "2027-01-01T00:00:00Z"}]""");
    assertThat(list.prices())
        .containsExactly(
            new Price("tinyfilm", "cpu", MicroCredits.of(7), Instant.EPOCH),
            new Price(
                "tinyfilm", "cpu", MicroCredits.of(9), Instant.parse("2027-01-01T00:00:00Z")));
    assertThat(PriceList.parse("[]").prices()).isEmpty();
  }

  @Test
  void whatIsNoPriceIsRefusedWithTheNameOfTheSetting() {
    for (var wrong :
        new String[] {
          "cheap",
          "[{}]",
          "[{\"bundle\": \"b\", \"gpuClass\": \"c\"}]",
          "[{\"bundle\": \"b\", \"gpuClass\": \"c\", \"microCreditsPerGpuSecond\": -1}]"
        }) {
      assertThatThrownBy(() -> PriceList.parse(wrong))
          .isInstanceOf(IllegalArgumentException.class)
          .hasMessageContaining("studio.money.prices");
    }
  }
}
