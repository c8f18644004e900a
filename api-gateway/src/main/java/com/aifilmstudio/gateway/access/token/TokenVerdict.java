package com.aifilmstudio.gateway.access.token;

/** What came of the check of a token. */
public sealed interface TokenVerdict {

  /** It is what it says. */
  record Good(Person person) implements TokenVerdict {}

  /** It is not, or not any more; why is for the log alone. */
  record Bad(String why) implements TokenVerdict {}

  /** Nobody can say now: the issuer's keys cannot be had. */
  record Unknown(String why) implements TokenVerdict {}
}
