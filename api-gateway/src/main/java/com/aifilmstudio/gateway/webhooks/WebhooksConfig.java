package com.aifilmstudio.gateway.webhooks;

import com.aifilmstudio.gateway.webhooks.address.AddressRules;
import com.aifilmstudio.gateway.webhooks.address.Network;
import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.time.Duration;
import java.util.List;
import java.util.Optional;

/** How others are told of films; as environment variables {@code STUDIO_WEBHOOKS_…}. */
@ConfigMapping(prefix = "studio.webhooks")
public interface WebhooksConfig {

  /** Whether this gateway tells anybody; others may do it instead. Default: true. */
  @WithDefault("true")
  boolean deliver();

  /** Whether endpoints may do without TLS: on one's own machine only. Default: false. */
  @WithDefault("false")
  boolean plainHttp();

  /**
   * Ranges of addresses that are open although they are not public, such as 127.0.0.0/8 on one's
   * own machine. Default: none.
   */
  Optional<List<String>> allowedNetworks();

  /** Longest time from the connection to the answer. Default: 15 s. */
  @WithDefault("PT15S")
  Duration timeout();

  /** Requests at once to one endpoint; to one that fails, one. Default: 4. */
  @WithDefault("4")
  int atOncePerEndpoint();

  /** Requests at once in all. Default: 512. */
  @WithDefault("512")
  int atOnce();

  /** Endpoints of one account. Default: 20. */
  @WithDefault("20")
  int endpoints();

  /** How long the secret before signs as well after a rotation. Default: 24 hours. */
  @WithDefault("PT24H")
  Duration rotation();

  /** An endpoint that nothing has reached for so long is disabled. Default: 5 days. */
  @WithDefault("P5D")
  Duration disableAfter();

  /** How long the log of what was told is kept. Default: 30 days. */
  @WithDefault("P30D")
  Duration keep();

  default AddressRules rules() {
    return new AddressRules(
        allowedNetworks().orElse(List.of()).stream().map(Network::parse).toList());
  }
}
