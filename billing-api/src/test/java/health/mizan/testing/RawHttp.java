package health.mizan.testing;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.US_ASCII;
import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.Socket;
import java.util.concurrent.locks.LockSupport;

/** Speaks HTTP byte by byte, so that a test can be as rude as a stranger: one connection per request. */
public final class RawHttp {

    private static final int PATIENCE_MS = 45_000;

    private final int port;

    public RawHttp(int port) {
        this.port = port;
    }

    /** What came back. */
    public record Answer(int status, String head, String text) {

        /** Null if absent. */
        public String header(String name) {
            return head.lines()
                    .filter(line -> line.regionMatches(true, 0, name + ":", 0, name.length() + 1))
                    .map(line -> line.substring(name.length() + 1).strip())
                    .findFirst()
                    .orElse(null);
        }
    }

    public Answer post(String path, String type, String body, String... headers) throws IOException {
        return post(path, type, body.getBytes(UTF_8), headers);
    }

    public Answer post(String path, String type, byte[] body, String... headers) throws IOException {
        try (Socket socket = connect()) {
            head(socket, path, type, "Content-Length: " + body.length, headers);
            send(socket, body);
            return answer(socket);
        }
    }

    public Answer postChunked(String path, String type, byte[] body) throws IOException {
        try (Socket socket = connect()) {
            head(socket, path, type, "Transfer-Encoding: chunked");
            send(socket, (Integer.toHexString(body.length) + "\r\n").getBytes(US_ASCII));
            send(socket, body);
            send(socket, "\r\n0\r\n\r\n".getBytes(US_ASCII));
            return answer(socket);
        }
    }

    /** Sends chunks until the other side has enough. */
    public Answer postEndless(String path, String type) throws IOException {
        byte[] chunk = ("400\r\n" + "1".repeat(1024) + "\r\n").getBytes(US_ASCII);
        try (Socket socket = connect()) {
            head(socket, path, type, "Transfer-Encoding: chunked");
            InputStream in = socket.getInputStream();
            while (in.available() == 0 && send(socket, chunk)) {}
            return answer(socket);
        }
    }

    /** Sends a byte every so often until the other side answers or all is said. */
    public Answer postSlowly(String path, String type, int bytes, int everyMs) throws IOException {
        try (Socket socket = connect()) {
            head(socket, path, type, "Content-Length: " + bytes);
            for (int i = 0; i < bytes && socket.getInputStream().available() == 0; i++) {
                send(socket, new byte[] {' '});
                LockSupport.parkNanos(everyMs * 1_000_000L);
            }
            return answer(socket);
        }
    }

    public Answer raw(String request) throws IOException {
        try (Socket socket = connect()) {
            send(socket, request.getBytes(ISO_8859_1));
            return answer(socket);
        }
    }

    /** Sends this much, then nothing, and says after how many milliseconds the other side gave up. */
    public long silentAfter(String start) throws IOException {
        try (Socket socket = connect()) {
            long begin = System.nanoTime();
            send(socket, start.getBytes(ISO_8859_1));
            socket.getInputStream().readAllBytes();
            return (System.nanoTime() - begin) / 1_000_000;
        }
    }

    private Socket connect() throws IOException {
        Socket socket = new Socket(InetAddress.getLoopbackAddress(), port);
        socket.setSoTimeout(PATIENCE_MS);
        return socket;
    }

    private static void head(Socket socket, String path, String type, String framing, String... headers) {
        send(
                socket,
                ("POST " + path + " HTTP/1.1\r\nHost: localhost\r\nConnection: close\r\nContent-Type: " + type + "\r\n"
                                + framing + "\r\n"
                                + (headers.length == 0 ? "" : String.join("\r\n", headers) + "\r\n") + "\r\n")
                        .getBytes(ISO_8859_1));
    }

    /** False once the other side takes no more, which is no error: it may have answered already. */
    private static boolean send(Socket socket, byte[] bytes) {
        try {
            OutputStream out = socket.getOutputStream();
            out.write(bytes);
            out.flush();
            return true;
        } catch (IOException refused) {
            return false;
        }
    }

    private static Answer answer(Socket socket) throws IOException {
        InputStream in = socket.getInputStream();
        ByteArrayOutputStream all = new ByteArrayOutputStream();
        try {
            in.transferTo(all);
        } catch (IOException reset) {
            if (all.size() == 0) {
                throw reset;
            }
        }
        byte[] bytes = all.toByteArray();
        String text = new String(bytes, ISO_8859_1);
        int end = text.indexOf("\r\n\r\n");
        if (end < 0) {
            throw new IOException("no HTTP answer but " + bytes.length + " bytes");
        }
        String head = text.substring(0, end);
        byte[] body = new byte[bytes.length - end - 4];
        System.arraycopy(bytes, end + 4, body, 0, body.length);
        return new Answer(Integer.parseInt(head.substring(9, 12)), head, new String(unchunked(head, body), UTF_8));
    }

    private static byte[] unchunked(String head, byte[] body) {
        if (!head.toLowerCase(java.util.Locale.ROOT).contains("transfer-encoding: chunked")) {
            return body;
        }
        ByteArrayOutputStream plain = new ByteArrayOutputStream();
        int at = 0;
        while (at < body.length) {
            int lineEnd = at;
            while (lineEnd < body.length && body[lineEnd] != '\r') {
                lineEnd++;
            }
            int size = Integer.parseInt(new String(body, at, lineEnd - at, US_ASCII), 16);
            if (size == 0) {
                break;
            }
            plain.write(body, lineEnd + 2, size);
            at = lineEnd + 2 + size + 2;
        }
        return plain.toByteArray();
    }
}
