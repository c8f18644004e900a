package com.aifilmstudio.gateway.webhooks.address;

import java.net.URI;
import java.net.URISyntaxException;

/**
 * Where something is sent, in its parts.
 *
 * @param host a name or a literal address, the latter without brackets
 * @param path with its query, as it goes into the request
 */
public record TargetUrl(boolean secure, String host, int port, String path) {

  private static final int LONGEST = 2048;
  private static final int HTTPS = 443;
  private static final int HTTP = 80;
  private static final int FIRST_FREE_PORT = 1024;

  /**
   * Reads an address that somebody gave.
   *
   * @param plainHttp whether it may do without TLS
   * @throws UnfitUrl which tells what is wrong with it
   */
  public static TargetUrl parse(String text, boolean plainHttp) throws UnfitUrl {
    if (text.length() > LONGEST) {
      throw new UnfitUrl("It is longer than %d characters.".formatted(LONGEST));
    }
    var uri = uri(text);
    boolean secure = "https".equalsIgnoreCase(uri.getScheme());
    if (!secure && !(plainHttp && "http".equalsIgnoreCase(uri.getScheme()))) {
      throw new UnfitUrl(plainHttp ? "It must begin with https or http." : "Use https.");
    }
    if (uri.getHost() == null) {
      throw new UnfitUrl("It has no host that can be looked up.");
    }
    if (uri.getRawUserInfo() != null || uri.getRawFragment() != null) {
      throw new UnfitUrl("Leave out user and fragment: what we send is signed.");
    }
    return new TargetUrl(secure, host(uri), port(uri, secure), path(uri));
  }

  private static URI uri(String text) throws UnfitUrl {
    try {
      var uri = new URI(text);
      if (!uri.toASCIIString().equals(text)) {
        throw new UnfitUrl("Encode what is not ASCII in it.");
      }
      return uri;
    } catch (URISyntaxException e) {
      throw new UnfitUrl("It is no address.");
    }
  }

  private static String host(URI uri) throws UnfitUrl {
    var host = uri.getHost();
    if (host.contains("%")) {
      throw new UnfitUrl("Its host names an interface of a machine.");
    }
    return host.startsWith("[") ? host.substring(1, host.length() - 1) : host;
  }

  /** Well-known ports are of other protocols, whose servers might make sense of what we send. */
  private static int port(URI uri, boolean secure) throws UnfitUrl {
    int port = uri.getPort() == -1 ? secure ? HTTPS : HTTP : uri.getPort();
    if (port != HTTPS && port != HTTP && port < FIRST_FREE_PORT || port > 0xFFFF) {
      throw new UnfitUrl("Its port must be 443, 80 or one from 1024 up.");
    }
    return port;
  }

  private static String path(URI uri) {
    var path = uri.getRawPath().isEmpty() ? "/" : uri.getRawPath();
    return uri.getRawQuery() == null ? path : path + "?" + uri.getRawQuery();
  }

  /** An address to which nothing can be sent. */
  public static final class UnfitUrl extends Exception {

    private static final long serialVersionUID = 1L;

    UnfitUrl(String message) {
      super(message, null, false, false);
    }
  }
}
