package com.aifilmstudio.local.parts.kubelet.container;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ExpansionTest {

  /** The table of Kubernetes' own tests, as far as it tells cases apart. */
  @ParameterizedTest
  @CsvSource({
    "$(A), one",
    "x-$(A)_$(B), x-one_two",
    "$(C), $(C)",
    "$$(A), $(A)",
    "$$$(A), $one",
    "$$$$(A), $$(A)",
    "$A, $A",
    "$(A, $(A",
    "$(A$(B), $(A$(B)",
    "$, $",
    "a$$, a$",
    "$(), $()",
    "$(A)$, one$",
    "), )",
  })
  void referencesExpandAsInKubernetes(String text, String expanded) {
    assertThat(Expansion.expand(text, Map.of("A", "one", "B", "two"))).isEqualTo(expanded);
  }
}
