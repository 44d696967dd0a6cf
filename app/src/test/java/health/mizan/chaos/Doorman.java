package health.mizan.chaos;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;

/** Stands before the copies, as a load balancer does: a connection goes to one that takes it, or is closed. */
final class Doorman implements Stage.Part {

    private static final int CONNECT_MILLIS = 500;

    private final ServerSocket door;
    private final List<Integer> copies;
    private final boolean inTurn;
    private final AtomicInteger turn = new AtomicInteger();

    /** @param inTurn else always the first of those that answer */
    Doorman(List<Integer> copies, boolean inTurn) throws IOException {
        this.door = new ServerSocket(0, 200, InetAddress.getLoopbackAddress());
        this.copies = List.copyOf(copies);
        this.inTurn = inTurn;
        Thread.ofVirtual().start(this::open);
    }

    int port() {
        return door.getLocalPort();
    }

    private void open() {
        while (!door.isClosed()) {
            try {
                Socket visitor = door.accept();
                Thread.ofVirtual().start(() -> lead(visitor));
            } catch (IOException closed) {
                return;
            }
        }
    }

    private void lead(Socket visitor) {
        int first = inTurn ? turn.getAndIncrement() : 0;
        for (int i = 0; i < copies.size(); i++) {
            Socket copy = new Socket();
            try {
                copy.connect(
                        new InetSocketAddress(
                                InetAddress.getLoopbackAddress(), copies.get(Math.floorMod(first + i, copies.size()))),
                        CONNECT_MILLIS);
                Thread.ofVirtual().start(() -> pass(copy, visitor));
                pass(visitor, copy);
                return;
            } catch (IOException nobodyThere) {
                shut(copy);
            }
        }
        shut(visitor);
    }

    /** Until either side ends it: half of a connection is no use to anybody here. */
    private static void pass(Socket from, Socket to) {
        try (from;
                to;
                InputStream in = from.getInputStream();
                OutputStream out = to.getOutputStream()) {
            in.transferTo(out);
        } catch (IOException cut) {
            // as it happens to connections
        }
    }

    private static void shut(Socket socket) {
        try {
            socket.close();
        } catch (IOException alreadyGone) {
            // which is what was wanted
        }
    }

    @Override
    public void close() throws IOException {
        door.close();
    }
}
