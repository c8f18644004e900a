package com.aifilmstudio.gateway.access;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.net.URI;
import java.time.Duration;
import java.util.Optional;
import java.util.Set;

/**
 * Whose word is taken for who calls; as environment variables {@code STUDIO_ACCESS_…}. Redis, where
 * sessions are, is set by {@code QUARKUS_REDIS_HOSTS}.
 */
@ConfigMapping(prefix = "studio.access")
public interface AccessConfig {

  /** The OpenID Connect issuer, as its tokens name it. Without one only keys open anything. */
  Optional<URI> issuer();

  /** Where the gateway finds the issuer's key set. Default: where its discovery document says. */
  Optional<URI> jwks();

  /** Whom a token must be for. Default: film-studio. */
  @WithDefault("film-studio")
  String audience();

  /**
   * The types that a token's header may tell. Default: at+jwt (RFC 9068); issuers that tell none of
   * access tokens need JWT.
   */
  @WithDefault("at+jwt")
  Set<String> types();

  /** By how much clocks may differ. Default: 30 seconds. */
  @WithDefault("30S")
  Duration clockSkew();

  /** Longest time between a token's making and its end. Default: 24 hours. */
  @WithDefault("24H")
  Duration longestToken();

  Client client();

  Claims claims();

  Session session();

  Rate rate();

  /** The studio page, as the issuer knows it. */
  interface Client {
    /** Default: studio-page. */
    @WithDefault("studio-page")
    String id();

    /** For issuers that want one besides PKCE. Default: none. */
    Optional<String> secret();
  }

  /** Under which names tokens tell what we need; a slash leads into an object. */
  interface Claims {
    /** Default: account. */
    @WithDefault("account")
    String account();

    /** A list of roles; the highest that we know counts. Default: roles. */
    @WithDefault("roles")
    String roles();
  }

  /** Sessions of people at the page. */
  interface Session {
    /** It ends after this time. Default: 12 hours. */
    @WithDefault("12H")
    Duration lifetime();

    /** It ends when nothing was asked for so long. Default: 2 hours. */
    @WithDefault("2H")
    Duration idle();
  }

  /** How much one may ask. */
  interface Rate {
    /** Requests of one account in a minute. Default: 1200. */
    @WithDefault("1200")
    int requests();

    /** Sign-ins from one address in a minute. Default: 30. */
    @WithDefault("30")
    int signIns();
  }
}
