package health.mizan.testing;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.ServerSocket;
import java.util.stream.IntStream;

/** Ports that nobody listened on a moment ago, for servers whose address must be known before they start. */
public final class FreePorts {

    private FreePorts() {}

    /** The first of so many in a row. */
    public static int row(int count) {
        for (int attempt = 0; attempt < 100; attempt++) {
            int first = any();
            if (IntStream.range(1, count).allMatch(next -> isFree(first + next))) {
                return first;
            }
        }
        throw new IllegalStateException("no " + count + " free ports in a row");
    }

    private static boolean isFree(int port) {
        try (ServerSocket socket = new ServerSocket(port)) {
            return socket.isBound();
        } catch (IOException taken) {
            return false;
        }
    }

    private static int any() {
        try (ServerSocket socket = new ServerSocket(0)) {
            return socket.getLocalPort();
        } catch (IOException failed) {
            throw new UncheckedIOException(failed);
        }
    }
}
