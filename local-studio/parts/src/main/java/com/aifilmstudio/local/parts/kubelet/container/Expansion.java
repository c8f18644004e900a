package com.aifilmstudio.local.parts.kubelet.container;

import java.util.Map;

/**
 * {@code $(NAME)} references as Kubernetes expands them: an unknown name stays as written, {@code
 * $$} is one dollar sign, everything else is plain text.
 */
final class Expansion {

  private Expansion() {}

  static String expand(String text, Map<String, String> known) {
    StringBuilder out = new StringBuilder();
    int at = 0;
    while (at < text.length()) {
      int dollar = text.indexOf('$', at);
      if (dollar < 0 || dollar + 1 == text.length()) {
        return out.append(text, at, text.length()).toString();
      }
      out.append(text, at, dollar);
      at =
          switch (text.charAt(dollar + 1)) {
            case '$' -> literal(out, "$", dollar + 2);
            case '(' -> reference(out, text, dollar, known);
            default -> literal(out, text.substring(dollar, dollar + 2), dollar + 2);
          };
    }
    return out.toString();
  }

  private static int reference(
      StringBuilder out, String text, int dollar, Map<String, String> known) {
    int close = text.indexOf(')', dollar + 2);
    if (close < 0) {
      return literal(out, "$(", dollar + 2);
    }
    String name = text.substring(dollar + 2, close);
    return literal(out, known.getOrDefault(name, "$(" + name + ")"), close + 1);
  }

  private static int literal(StringBuilder out, String text, int next) {
    out.append(text);
    return next;
  }
}
