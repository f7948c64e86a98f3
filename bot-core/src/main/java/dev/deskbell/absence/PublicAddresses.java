package dev.deskbell.absence;

import java.net.Inet4Address;
import java.net.InetAddress;
import java.util.List;

/** Which addresses are out there for everybody, and not within a network, a machine or a cloud. */
final class PublicAddresses {
  private static final List<Block> OTHERS =
      List.of(
          new Block(0, 0, 0, 0, 8),
          new Block(10, 0, 0, 0, 8),
          new Block(100, 64, 0, 0, 10),
          new Block(127, 0, 0, 0, 8),
          new Block(169, 254, 0, 0, 16),
          new Block(172, 16, 0, 0, 12),
          new Block(192, 0, 0, 0, 24),
          new Block(192, 0, 2, 0, 24),
          new Block(192, 88, 99, 0, 24),
          new Block(192, 168, 0, 0, 16),
          new Block(198, 18, 0, 0, 15),
          new Block(198, 51, 100, 0, 24),
          new Block(203, 0, 113, 0, 24),
          new Block(224, 0, 0, 0, 3));

  private PublicAddresses() {}

  /** So many leading bits of an address. */
  private record Block(int one, int two, int three, int four, int bits) {
    boolean contains(byte[] address) {
      var mask = -1 << (32 - bits);
      return (number(address) & mask) == (packed(one, two, three, four) & mask);
    }
  }

  private static int packed(int one, int two, int three, int four) {
    return one << 24 | two << 16 | three << 8 | four;
  }

  private static int number(byte[] address) {
    return packed(address[0] & 255, address[1] & 255, address[2] & 255, address[3] & 255);
  }

  static boolean contain(InetAddress address) {
    var bytes = address.getAddress();
    return address instanceof Inet4Address
        ? OTHERS.stream().noneMatch(it -> it.contains(bytes))
        : isGlobal(bytes);
  }

  /** Of the one part that is routed, without what carries another address or is for examples. */
  private static boolean isGlobal(byte[] address) {
    var first = (address[0] & 255) << 8 | (address[1] & 255);
    var second = (address[2] & 255) << 8 | (address[3] & 255);
    var carries = first == 0x2002 || (first == 0x2001 && (second < 0x200 || second == 0xdb8));
    return first >> 13 == 1 && !carries;
  }
}
