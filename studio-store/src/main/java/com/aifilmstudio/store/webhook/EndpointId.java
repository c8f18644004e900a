package com.aifilmstudio.store.webhook;

import com.github.f4b6a3.ulid.UlidCreator;
import java.util.Optional;
import java.util.regex.Pattern;

/** An address that wants to be told: {@code whe_<ULID>}. */
public record EndpointId(String value) {

  private static final Pattern FORM = Pattern.compile("whe_[0-9A-Z]{26}");

  public static EndpointId create() {
    return new EndpointId("whe_" + UlidCreator.getMonotonicUlid());
  }

  /** Empty when nothing can have this id. */
  public static Optional<EndpointId> parse(String text) {
    return Optional.of(text).filter(it -> FORM.matcher(it).matches()).map(EndpointId::new);
  }

  @Override
  public String toString() {
    return value;
  }
}
