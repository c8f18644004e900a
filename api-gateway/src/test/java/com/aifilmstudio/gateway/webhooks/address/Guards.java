package com.aifilmstudio.gateway.webhooks.address;

import com.aifilmstudio.gateway.webhooks.WebhooksConfig;
import java.net.InetAddress;
import java.util.List;

/** Guards whose names are those of a test. */
public final class Guards {

  private Guards() {}

  /** Every name has this address. */
  public static Guard leadingTo(String address, WebhooksConfig config) {
    return new Guard(_ -> List.of(InetAddress.ofLiteral(address)), config);
  }
}
