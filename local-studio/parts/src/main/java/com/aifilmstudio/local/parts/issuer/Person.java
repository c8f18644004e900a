package com.aifilmstudio.local.parts.issuer;

import java.util.List;

/**
 * Somebody who can sign in.
 *
 * @param subject what tokens name as {@code sub}
 * @param name for people
 * @param account whose films and credits these are
 * @param roles what the studio lets them do
 */
public record Person(String subject, String name, String account, List<String> roles) {
  public Person {
    roles = List.copyOf(roles);
  }

  /** Those whom the login page offers: one for each role, two of them of one account. */
  public static final List<Person> CAST =
      List.of(
          new Person("mia", "Mia Maker", "nightfilms", List.of("maker")),
          new Person("vic", "Vic Viewer", "nightfilms", List.of("viewer")),
          new Person("olu", "Olu Operator", "house", List.of("operator")),
          new Person("ada", "Ada Admin", "house", List.of("admin")));
}
