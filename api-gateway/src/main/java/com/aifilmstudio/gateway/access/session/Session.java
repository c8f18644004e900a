package com.aifilmstudio.gateway.access.session;

import com.aifilmstudio.gateway.access.Caller;
import com.aifilmstudio.gateway.access.Role;
import java.time.Instant;
import java.util.Optional;

/** Somebody who has signed in at the page. */
public record Session(
    String account, String subject, String name, Optional<Role> role, Instant until) {

  /** Empty without a role: such a person may sign in and see that nothing is open. */
  public Optional<Caller> caller(String id) {
    return role.map(it -> new Caller(account, subject, it, Optional.of(id)));
  }
}
