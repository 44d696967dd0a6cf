package health.mizan.testing;

import static java.nio.charset.StandardCharsets.ISO_8859_1;

import java.io.IOException;
import java.io.InputStream;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;

/** A party that behaves as badly as its test says, on a socket of its own. Remembers the requests it saw. */
public final class RudeServer implements AutoCloseable {

    /** What to do with a connection whose request head has been read. */
    @FunctionalInterface
    public interface Manners {
        void answer(Socket socket) throws Exception;
    }

    private final ServerSocket listener;
    private final Manners manners;
    private final List<String> seen = new CopyOnWriteArrayList<>();
    private final List<Socket> open = new CopyOnWriteArrayList<>();
    private final ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor();

    public RudeServer(Manners manners) throws IOException {
        this.manners = manners;
        this.listener = new ServerSocket(0, 50, InetAddress.getLoopbackAddress());
        threads.execute(this::accept);
    }

    /** Answers every request with this, then closes. */
    public static RudeServer answering(String wholeAnswer) throws IOException {
        return new RudeServer(socket -> socket.getOutputStream().write(wholeAnswer.getBytes(ISO_8859_1)));
    }

    public static String ok(String contentType, String body) {
        return "HTTP/1.1 200 OK\r\nContent-Type: " + contentType + "\r\nConnection: close\r\nContent-Length: "
                + body.getBytes(ISO_8859_1).length + "\r\n\r\n" + body;
    }

    public int port() {
        return listener.getLocalPort();
    }

    public String url() {
        return "http://127.0.0.1:" + port();
    }

    /** The heads of the requests that arrived. */
    public List<String> seen() {
        return List.copyOf(seen);
    }

    private void accept() {
        try {
            while (true) {
                Socket socket = listener.accept();
                open.add(socket);
                threads.execute(() -> serve(socket));
            }
        } catch (IOException closed) {
            // the test is over
        }
    }

    private void serve(Socket socket) {
        try (socket) {
            seen.add(head(socket.getInputStream()));
            manners.answer(socket);
            socket.getOutputStream().flush();
        } catch (Exception cut) {
            // the caller hung up, which is often what the test is about
        }
    }

    private static String head(InputStream in) throws IOException {
        StringBuilder head = new StringBuilder();
        while (head.indexOf("\r\n\r\n") < 0) {
            int next = in.read();
            if (next < 0) {
                break;
            }
            head.append((char) next);
        }
        return head.toString();
    }

    @Override
    public void close() throws IOException {
        listener.close();
        for (Socket socket : open) {
            socket.close();
        }
        threads.shutdownNow();
    }
}
