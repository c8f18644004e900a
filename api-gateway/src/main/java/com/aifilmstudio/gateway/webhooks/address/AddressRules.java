package com.aifilmstudio.gateway.webhooks.address;

import java.net.Inet4Address;
import java.net.Inet6Address;
import java.net.InetAddress;
import java.util.Arrays;
import java.util.List;

/** Which addresses are of the public internet; all others are ours, or nobody's. */
public record AddressRules(List<Network> allowed) {

  /** IANA's special purposes, and what clouds put at addresses that look public. */
  private static final List<Network> CLOSED =
      networks(
          "0.0.0.0/8", // this host
          "10.0.0.0/8",
          "100.64.0.0/10", // carriers' own; metadata at Alibaba Cloud
          "127.0.0.0/8",
          "168.63.129.16/32", // Azure's platform
          "169.254.0.0/16", // link-local; metadata nearly everywhere
          "172.16.0.0/12",
          "192.0.0.0/24", // protocols; metadata at Oracle Cloud
          "192.0.2.0/24", // documentation
          "192.31.196.0/24", // AS112
          "192.52.193.0/24", // AMT
          "192.88.99.0/24", // 6to4 relays
          "192.168.0.0/16",
          "192.175.48.0/24", // AS112
          "198.18.0.0/15", // benchmarks
          "198.51.100.0/24", // documentation
          "203.0.113.0/24", // documentation
          "224.0.0.0/4", // multicast
          "240.0.0.0/4", // reserved, broadcast
          "2001::/23", // protocols; Teredo, which carries IPv4
          "2001:db8::/32", // documentation
          "2002::/16", // 6to4, which carries IPv4
          "2620:4f:8000::/48", // AS112
          "3fff::/20"); // documentation

  /**
   * All that is given out of IPv6. What lies outside is closed without being named: loopback,
   * unique local and link-local addresses, multicast, and those that carry an IPv4 address in them,
   * compatible, translated or by NAT64.
   */
  private static final Network GIVEN_OUT = Network.parse("2000::/3");

  public AddressRules {
    allowed = List.copyOf(allowed);
  }

  /** Whether one may connect there; what is allowed by the settings may be anything. */
  public boolean permit(InetAddress address) {
    return isIn(allowed, address) || isPublic(address);
  }

  private static boolean isPublic(InetAddress address) {
    return switch (address) {
      // Java makes an IPv4 address of one that is mapped into IPv6.
      case Inet4Address _ -> !isIn(CLOSED, address);
      case Inet6Address _ -> GIVEN_OUT.contains(address) && !isIn(CLOSED, address);
      default -> false;
    };
  }

  private static boolean isIn(List<Network> networks, InetAddress address) {
    return networks.stream().anyMatch(network -> network.contains(address));
  }

  private static List<Network> networks(String... texts) {
    return Arrays.stream(texts).map(Network::parse).toList();
  }
}
