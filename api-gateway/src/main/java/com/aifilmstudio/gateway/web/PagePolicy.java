package com.aifilmstudio.gateway.web;

import java.net.URI;
import java.util.Collection;
import java.util.stream.Collectors;

/**
 * What a browser may do on the studio page: run and show what came from here, and show films from
 * where they are kept. Nothing of the page needs an exception: its scripts and styles are files.
 */
final class PagePolicy {

  private PagePolicy() {}

  /** The Content-Security-Policy; {@code stores}: addresses at which films are fetched. */
  static String allowing(Collection<URI> stores) {
    var films = stores.stream().map(PagePolicy::origin).distinct().collect(Collectors.joining(" "));
    return String.join(
        "; ",
        "default-src 'none'",
        "script-src 'self'",
        "style-src 'self'",
        "font-src 'self'",
        ("img-src 'self' data: blob: " + films).strip(),
        ("media-src 'self' blob: " + films).strip(),
        ("connect-src 'self' " + films).strip(),
        "base-uri 'none'",
        "form-action 'none'",
        "frame-ancestors 'none'");
  }

  /** Files whose name changes with their content need not be asked for again. */
  static String caching(String path) {
    return path.startsWith("/_next/static/") ? "public, max-age=31536000, immutable" : "no-cache";
  }

  private static String origin(URI address) {
    return address.getScheme() + "://" + address.getRawAuthority();
  }
}
