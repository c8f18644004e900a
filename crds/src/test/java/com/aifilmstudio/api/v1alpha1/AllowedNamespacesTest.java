package com.aifilmstudio.api.v1alpha1;

import static org.assertj.core.api.Assertions.assertThat;

import com.aifilmstudio.api.v1alpha1.LabelCondition.Operator;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class AllowedNamespacesTest {

  private static final Map<String, String> NONE = Map.of();

  @Test
  void withoutAWordOnlyThePoolsOwnNamespaceIsLetIn() {
    var allowed = new AllowedNamespaces(null, null);
    assertThat(allowed.allow("pools", "pools", NONE)).isTrue();
    assertThat(allowed.allow("pools", "studio", Map.of("films", "welcome"))).isFalse();
  }

  @Test
  void allMeansAll() {
    assertThat(new AllowedNamespaces(From.All, null).allow("pools", "studio", NONE)).isTrue();
  }

  @Test
  void aSelectorLetsInWhatItNamesAndNothingElse() {
    var allowed =
        new AllowedNamespaces(
            From.Selector, new NamespaceSelector(Map.of("films", "welcome"), null));
    assertThat(allowed.allow("pools", "studio", Map.of("films", "welcome", "a", "b"))).isTrue();
    assertThat(allowed.allow("pools", "studio", Map.of("films", "no"))).isFalse();
    assertThat(allowed.allow("pools", "pools", NONE)).isFalse();
  }

  @Test
  void conditionsMeanWhatTheyMeanInEveryKubernetesSelector() {
    assertThat(holds(Operator.In, Map.of("tier", "a"))).isTrue();
    assertThat(holds(Operator.In, Map.of("tier", "z"))).isFalse();
    assertThat(holds(Operator.In, NONE)).isFalse();
    assertThat(holds(Operator.NotIn, Map.of("tier", "a"))).isFalse();
    assertThat(holds(Operator.NotIn, Map.of("tier", "z"))).isTrue();
    assertThat(holds(Operator.NotIn, NONE)).isTrue();
    assertThat(holds(Operator.Exists, Map.of("tier", "z"))).isTrue();
    assertThat(holds(Operator.Exists, NONE)).isFalse();
    assertThat(holds(Operator.DoesNotExist, Map.of("tier", "z"))).isFalse();
    assertThat(holds(Operator.DoesNotExist, NONE)).isTrue();
  }

  private static boolean holds(Operator operator, Map<String, String> labels) {
    var condition = new LabelCondition("tier", operator, List.of("a", "b"));
    return new NamespaceSelector(null, List.of(condition)).selects(labels);
  }
}
