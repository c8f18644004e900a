package com.aifilmstudio.gateway.webhooks.address;

import java.net.InetAddress;

/** A range of addresses, such as {@code 10.0.0.0/8} or {@code fc00::/7}. */
public record Network(InetAddress base, int bits) {

  /** A literal and the length of its prefix; nothing is looked up. */
  public static Network parse(String text) {
    int slash = text.indexOf('/');
    if (slash < 1) {
      throw new IllegalArgumentException(text + " is no range of addresses, such as 10.0.0.0/8");
    }
    var base = InetAddress.ofLiteral(text.substring(0, slash));
    int bits = Integer.parseInt(text.substring(slash + 1));
    if (bits < 0 || bits > base.getAddress().length * Byte.SIZE) {
      throw new IllegalArgumentException(text + " has a prefix of an impossible length");
    }
    return new Network(base, bits);
  }

  public boolean contains(InetAddress address) {
    var here = base.getAddress();
    var there = address.getAddress();
    if (here.length != there.length) {
      return false;
    }
    for (int bit = 0; bit < bits; bit++) {
      int mask = 0x80 >> (bit % Byte.SIZE);
      if ((here[bit / Byte.SIZE] & mask) != (there[bit / Byte.SIZE] & mask)) {
        return false;
      }
    }
    return true;
  }

  @Override
  public String toString() {
    return base.getHostAddress() + "/" + bits;
  }
}
