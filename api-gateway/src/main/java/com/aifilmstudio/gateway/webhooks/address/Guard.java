package com.aifilmstudio.gateway.webhooks.address;

import com.aifilmstudio.gateway.webhooks.WebhooksConfig;
import com.aifilmstudio.gateway.webhooks.address.TargetUrl.UnfitUrl;
import jakarta.inject.Singleton;
import java.net.InetAddress;

/** Judges addresses that others chose, each time before something is sent there. */
@Singleton
public class Guard {

  private final Names names;
  private final AddressRules rules;
  private final boolean plainHttp;

  Guard(Names names, WebhooksConfig config) {
    this.names = names;
    this.rules = config.rules();
    this.plainHttp = config.plainHttp();
  }

  /**
   * What can be said of an address when it is given, without looking anything up: a name may have
   * other addresses when it is used.
   */
  public void check(String url) throws UnfitUrl {
    var target = TargetUrl.parse(url, plainHttp);
    if (isClosedLiteral(target.host())) {
      throw new UnfitUrl("Its host is not an address of the public internet.");
    }
  }

  private boolean isClosedLiteral(String host) {
    try {
      return !rules.permit(InetAddress.ofLiteral(host));
    } catch (IllegalArgumentException name) {
      return false;
    }
  }

  /** Looks the address up, once. One bad address among several closes the name. */
  public Destination judge(String url) throws InterruptedException {
    try {
      var target = TargetUrl.parse(url, plainHttp);
      var addresses = names.addresses(target.host());
      if (addresses.isEmpty()) {
        return new Destination.Unresolved();
      }
      return addresses.stream().allMatch(rules::permit)
          ? new Destination.Open(target, addresses)
          : new Destination.Closed();
    } catch (UnfitUrl changedSettings) {
      return new Destination.Closed();
    }
  }
}
