package health.mizan.outbound;

import java.net.InetAddress;
import java.net.UnknownHostException;

/**
 * Which addresses a party outside our network may have. A name that leads inward (loopback, private, link-local with
 * its cloud metadata) is somebody's attempt to make us call ourselves.
 */
final class Addresses {

    private Addresses() {}

    /** All of them must do: which one the connection takes is not ours to choose. */
    static boolean allPublic(String host) throws UnknownHostException {
        for (InetAddress address : InetAddress.getAllByName(host)) {
            if (!isPublic(address)) {
                return false;
            }
        }
        return true;
    }

    static boolean isPublic(InetAddress address) {
        if (address.isLoopbackAddress()
                || address.isAnyLocalAddress()
                || address.isLinkLocalAddress()
                || address.isSiteLocalAddress()
                || address.isMulticastAddress()) {
            return false;
        }
        byte[] bytes = address.getAddress();
        return bytes.length == 4 ? isPublicV4(bytes) : isPublicV6(bytes);
    }

    /** Special-purpose blocks of RFC 6890 that the JDK has no name for. */
    private static boolean isPublicV4(byte[] bytes) {
        int first = bytes[0] & 0xFF;
        int second = bytes[1] & 0xFF;
        boolean thisNetwork = first == 0;
        boolean carrierNat = first == 100 && second >= 64 && second < 128;
        boolean protocols = first == 192 && second == 0 && (bytes[2] == 0 || bytes[2] == 2);
        boolean benchmarks = first == 198 && (second == 18 || second == 19);
        boolean reserved = first >= 240;
        return !(thisNetwork || carrierNat || protocols || benchmarks || reserved);
    }

    /** Only 2000::/3 is given out, and of it not the blocks that carry an IPv4 address: they lead anywhere. */
    private static boolean isPublicV6(byte[] bytes) {
        boolean global = (bytes[0] & 0xE0) == 0x20;
        boolean sixToFour = bytes[0] == 0x20 && bytes[1] == 0x02;
        boolean teredo = bytes[0] == 0x20 && bytes[1] == 0x01 && bytes[2] == 0 && bytes[3] == 0;
        return global && !sixToFour && !teredo;
    }
}
