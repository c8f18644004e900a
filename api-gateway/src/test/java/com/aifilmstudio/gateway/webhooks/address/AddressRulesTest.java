package com.aifilmstudio.gateway.webhooks.address;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.net.InetAddress;
import java.net.UnknownHostException;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class AddressRulesTest {

  private final AddressRules rules = new AddressRules(List.of());

  @ParameterizedTest
  @ValueSource(
      strings = {
        "1.1.1.1",
        "93.184.216.34",
        "172.15.255.255",
        "172.32.0.0",
        "100.128.0.1",
        "2606:4700:4700::1111",
        "2a00:1450:4001:81b::200e",
        "2001:4860:4860::8888"
      })
  void thePublicInternetIsOpen(String address) {
    assertOpen(address);
  }

  @ParameterizedTest
  @ValueSource(strings = {"127.0.0.1", "127.255.255.254", "0.0.0.0", "0.1.2.3", "::1", "::"})
  void thisHostIsClosed(String address) {
    assertClosed(address);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"10.0.0.1", "172.16.0.1", "172.31.255.255", "192.168.1.1", "fc00::1", "fdff::1"})
  void privateNetworksAreClosed(String address) {
    assertClosed(address);
  }

  @ParameterizedTest
  @ValueSource(strings = {"169.254.0.1", "fe80::1", "febf::1", "fec0::1"})
  void linkLocalAddressesAreClosed(String address) {
    assertClosed(address);
  }

  @ParameterizedTest
  @ValueSource(strings = {"100.64.0.1", "100.127.255.255"})
  void networksOfCarriersAreClosed(String address) {
    assertClosed(address);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "169.254.169.254",
        "169.254.170.2",
        "fd00:ec2::254",
        "100.100.100.200",
        "192.0.0.192",
        "168.63.129.16"
      })
  void metadataOfCloudsIsClosed(String address) {
    assertClosed(address);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"224.0.0.1", "239.255.255.255", "255.255.255.255", "240.0.0.1", "ff02::1"})
  void multicastBroadcastAndReservedAddressesAreClosed(String address) {
    assertClosed(address);
  }

  @Test
  void anIpv4AddressInsideAnIpv6AddressIsJudgedOrClosed() throws UnknownHostException {
    assertClosed("::ffff:10.0.0.1");
    assertClosed("::ffff:169.254.169.254");
    assertThat(rules.permit(mapped("127.0.0.1"))).isFalse();
    assertClosed("::127.0.0.1");
    assertClosed("::ffff:0:127.0.0.1");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "64:ff9b::7f00:1",
        "64:ff9b::a9fe:a9fe",
        "64:ff9b:1::a00:1",
        "2002:7f00:1::",
        "2002:a9fe:a9fe::1",
        "2001:0:7f00:1::1"
      })
  void translationAndTunnelsToIpv4AreClosed(String address) {
    assertClosed(address);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "192.0.2.1",
        "198.51.100.1",
        "203.0.113.1",
        "198.18.0.1",
        "2001:db8::1",
        "3fff::1",
        "100::1",
        "5f00::1"
      })
  void addressesOfNobodyAreClosed(String address) {
    assertClosed(address);
  }

  @Test
  void whatTheSettingsAllowIsOpenAndNothingBesides() {
    var local =
        new AddressRules(Stream.of("127.0.0.0/8", "fd00::/16").map(Network::parse).toList());

    assertThat(local.permit(InetAddress.ofLiteral("127.0.0.1"))).isTrue();
    assertThat(local.permit(InetAddress.ofLiteral("fd00::1"))).isTrue();
    assertThat(local.permit(InetAddress.ofLiteral("10.0.0.1"))).isFalse();
    assertThat(local.permit(InetAddress.ofLiteral("::1"))).isFalse();
  }

  @Test
  void aRangeThatIsNoneIsRefusedByName() {
    for (var text : List.of("10.0.0.0", "localhost/8", "10.0.0.0/33", "10.0.0.0/-1")) {
      assertThatThrownBy(() -> Network.parse(text)).isInstanceOf(IllegalArgumentException.class);
    }
    assertThat(Network.parse("10.0.0.0/8")).hasToString("10.0.0.0/8");
  }

  private void assertOpen(String address) {
    assertThat(rules.permit(InetAddress.ofLiteral(address))).as(address).isTrue();
  }

  private void assertClosed(String address) {
    assertThat(rules.permit(InetAddress.ofLiteral(address))).as(address).isFalse();
  }

  /** As a name server may answer. */
  private static InetAddress mapped(String ipv4) throws UnknownHostException {
    var bytes = new byte[16];
    bytes[10] = -1;
    bytes[11] = -1;
    System.arraycopy(InetAddress.ofLiteral(ipv4).getAddress(), 0, bytes, 12, 4);
    return InetAddress.getByAddress(bytes);
  }
}
