package com.aifilmstudio.gateway.access.token;

import com.aifilmstudio.gateway.access.AccessConfig;
import io.smallrye.config.SmallRyeConfigBuilder;
import java.net.URI;
import java.time.InstantSource;

/** The checks of tokens as a gateway with default settings makes them. */
final class TokensOf {
  private TokensOf() {}

  static Tokens issuer(URI issuer, InstantSource clock) {
    var config =
        new SmallRyeConfigBuilder()
            .withMapping(AccessConfig.class)
            .withDefaultValue("studio.access.issuer", issuer.toString())
            .addDiscoveredConverters()
            .build()
            .getConfigMapping(AccessConfig.class);
    return new Tokens(config, clock);
  }
}
