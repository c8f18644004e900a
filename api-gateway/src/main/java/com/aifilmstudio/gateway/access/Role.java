package com.aifilmstudio.gateway.access;

import java.util.Arrays;
import java.util.Set;
import java.util.stream.Collectors;

/** What somebody may do; each role may also do all that those before it may. */
public enum Role {
  VIEWER(Role.VIEW),
  MAKER(Role.MAKE),
  OPERATOR(Role.OPERATE),
  ADMIN(Role.ADMINISTER);

  /** As {@code @RolesAllowed} spells them. */
  public static final String VIEW = "viewer";

  public static final String MAKE = "maker";
  public static final String OPERATE = "operator";
  public static final String ADMINISTER = "admin";

  private final String word;

  Role(String word) {
    this.word = word;
  }

  public String word() {
    return word;
  }

  /** This role's word and those of all that it includes. */
  public Set<String> words() {
    return Arrays.stream(values())
        .filter(role -> role.compareTo(this) <= 0)
        .map(Role::word)
        .collect(Collectors.toUnmodifiableSet());
  }
}
