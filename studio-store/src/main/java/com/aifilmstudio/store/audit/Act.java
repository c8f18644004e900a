package com.aifilmstudio.store.audit;

import com.aifilmstudio.core.Json;
import java.util.Map;
import java.util.TreeMap;

/**
 * Something that a privileged person does.
 *
 * @param account of the person
 * @param subject the person
 * @param act such as {@code api_key.created}
 * @param object to what it is done
 * @param detail what else is worth knowing; no secrets
 */
public record Act(
    String account, String subject, String act, String object, Map<String, String> detail) {
  public Act {
    detail = Map.copyOf(detail);
  }

  /** The same details are the same text. */
  String detailText() {
    return Json.write(new TreeMap<>(detail));
  }
}
