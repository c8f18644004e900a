package com.aifilmstudio.gateway.webhooks.address;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.aifilmstudio.gateway.webhooks.WebhooksConfig;
import com.aifilmstudio.gateway.webhooks.address.TargetUrl.UnfitUrl;
import io.smallrye.config.SmallRyeConfigBuilder;
import java.net.InetAddress;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class GuardTest {

  private static final String PUBLIC = "93.184.216.34";

  private List<String> answer = List.of(PUBLIC);
  private int lookups;
  private final Guard guard = guard(Map.of());

  @Test
  void aNameIsLookedUpOnceAndTheConnectionGoesToWhatWasJudged() throws Exception {
    var open = (Destination.Open) guard.judge("https://example.com/hook?a=1");

    assertThat(lookups).isEqualTo(1);
    assertThat(open.addresses()).containsExactly(InetAddress.ofLiteral(PUBLIC));
    assertThat(open.url()).isEqualTo(new TargetUrl(true, "example.com", 443, "/hook?a=1"));
  }

  @Test
  void aNameThatIsMovedInsideIsClosedFromThenOn() throws Exception {
    assertThat(guard.judge("https://example.com")).isInstanceOf(Destination.Open.class);
    answer = List.of("127.0.0.1");
    assertThat(guard.judge("https://example.com")).isInstanceOf(Destination.Closed.class);
  }

  @Test
  void oneBadAddressAmongSeveralClosesTheName() throws Exception {
    answer = List.of(PUBLIC, "10.0.0.1");
    assertThat(guard.judge("https://example.com")).isInstanceOf(Destination.Closed.class);
    answer = List.of(PUBLIC, "64:ff9b::a00:1");
    assertThat(guard.judge("https://example.com")).isInstanceOf(Destination.Closed.class);
  }

  @Test
  void aNameWithoutAnAddressIsSaidToBeSo() throws Exception {
    answer = List.of();
    assertThat(guard.judge("https://example.com")).isInstanceOf(Destination.Unresolved.class);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "http://example.com",
        "ftp://example.com",
        "file:///etc/passwd",
        "example.com",
        "gopher://example.com/x",
        "https:example.com",
        "https:///x",
        "https://",
        "",
        "https://user:secret@example.com",
        "https://example.com#x",
        "https://exa mple.com",
        "https://example.com:25",
        "https://example.com:6553600",
        "https://example.com:22/x",
        "https://b\u00fccher.example",
        "https://a_b.example/",
        "https://[fe80::1%25eth0]/",
        "https://example.com/\r\nX-Injected: 1",
        "jar:https://example.com!/"
      })
  void whatIsNoAddressToSendToIsRefusedWhenItIsGiven(String url) {
    assertThatThrownBy(() -> guard.check(url)).as(url).isInstanceOf(UnfitUrl.class);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "https://127.0.0.1/",
        "https://[::1]/",
        "https://[::ffff:10.0.0.1]:8443/x",
        "https://169.254.169.254/latest/meta-data",
        "https://[fd00:ec2::254]/"
      })
  void aLiteralAddressOfTheInsideIsRefusedWhenItIsGiven(String url) {
    assertThatThrownBy(() -> guard.check(url)).as(url).isInstanceOf(UnfitUrl.class);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "https://2130706433/",
        "https://127.1/",
        "https://0x7f000001/",
        "https://017700000001/"
      })
  void otherSpellingsOfAnAddressAreJudgedAsTheSystemReadsThem(String url) throws Exception {
    var system = new SystemNames();
    try {
      var judged = new Guard(system, config(Map.of())).judge(url);
      assertThat(judged).as(url).isNotInstanceOf(Destination.Open.class);
    } finally {
      system.close();
    }
  }

  @Test
  void plainHttpIsForOnesOwnMachine() throws Exception {
    var local =
        guard(
            Map.of(
                "studio.webhooks.plain-http", "true",
                "studio.webhooks.allowed-networks", "127.0.0.0/8,::1/128"));
    assertThatCode(() -> local.check("http://127.0.0.1:8080/hook")).doesNotThrowAnyException();
    answer = List.of("127.0.0.1");
    assertThat(local.judge("http://localhost:8080/hook")).isInstanceOf(Destination.Open.class);
    answer = List.of("10.0.0.1");
    assertThat(local.judge("http://localhost:8080/hook")).isInstanceOf(Destination.Closed.class);
    assertThat(guard.judge("http://example.com"))
        .as("it was given when it was allowed")
        .isInstanceOf(Destination.Closed.class);
  }

  private Guard guard(Map<String, String> settings) {
    return new Guard(
        host -> {
          lookups++;
          return Stream.ofNullable(answer)
              .flatMap(List::stream)
              .map(InetAddress::ofLiteral)
              .toList();
        },
        config(settings));
  }

  private static WebhooksConfig config(Map<String, String> settings) {
    return new SmallRyeConfigBuilder()
        .withMapping(WebhooksConfig.class)
        .withDefaultValues(settings)
        .build()
        .getConfigMapping(WebhooksConfig.class);
  }
}
