package com.aifilmstudio.operator.accounts;

import static org.assertj.core.api.Assertions.assertThat;

import com.aifilmstudio.store.account.AccountTerms;
import io.fabric8.kubernetes.api.model.Namespace;
import io.fabric8.kubernetes.api.model.NamespaceBuilder;
import java.util.Map;
import java.util.OptionalInt;
import org.junit.jupiter.api.Test;

class AccountWordTest {

  @Test
  void aNamespaceIsAnAccountOfItsOwn() {
    var word = AccountWord.of(namespace(Map.of(), Map.of()));
    assertThat(word.account()).isEqualTo("ns:studio");
    assertThat(word.terms()).contains(AccountTerms.usual("ns:studio"));
    assertThat(word).isEqualTo(AccountWord.ofUnknown("studio"));
  }

  @Test
  void annotationsSayTierWeightAndQuota() {
    var word =
        AccountWord.of(
            namespace(
                Map.of("ai-filmstudio.com/account", "acme"),
                Map.of(
                    "ai-filmstudio.com/tier", "1",
                    "ai-filmstudio.com/weight", " 30 ",
                    "ai-filmstudio.com/gpu-quota", "4")));
    assertThat(word.terms()).contains(new AccountTerms("acme", 1, 30, OptionalInt.of(4)));
    assertThat(word.problems()).isEmpty();
  }

  @Test
  void aNamespaceThatSharesAnAccountWithoutAWordLeavesItAsItIs() {
    var word = AccountWord.of(namespace(Map.of("ai-filmstudio.com/account", "acme"), Map.of()));
    assertThat(word.account()).isEqualTo("acme");
    assertThat(word.terms()).isEmpty();
  }

  @Test
  void whatIsNoNumberOrOutOfBoundsIsIgnoredAndTold() {
    var word =
        AccountWord.of(
            namespace(
                Map.of(),
                Map.of("ai-filmstudio.com/tier", "first", "ai-filmstudio.com/weight", "0")));
    assertThat(word.terms()).contains(AccountTerms.usual("ns:studio"));
    assertThat(word.problems())
        .containsExactlyInAnyOrder(
            "ai-filmstudio.com/tier is \"first\": give a whole number from 0 to 9.",
            "ai-filmstudio.com/weight is \"0\": give a whole number from 1 to 1000.");
  }

  private static Namespace namespace(Map<String, String> labels, Map<String, String> annotations) {
    return new NamespaceBuilder()
        .withNewMetadata()
        .withName("studio")
        .withLabels(labels)
        .withAnnotations(annotations)
        .endMetadata()
        .build();
  }
}
