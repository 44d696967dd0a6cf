package health.mizan.attacks;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.UTF_8;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.UUID;

/** One request in the making, which goes out byte by byte as it stands here, however wrong it is. */
final class Shot {

    private final Map<String, String> headers = new LinkedHashMap<>();
    private String method;
    private String path;
    private byte[] body = {};

    Shot(String method, String path) {
        this.method = method;
        this.path = path;
    }

    static Shot get(String path) {
        return new Shot("GET", path);
    }

    static Shot post(String path, String json) {
        return new Shot("POST", path).json(json);
    }

    Shot to(String newMethod, String newPath) {
        this.method = newMethod;
        this.path = newPath;
        return this;
    }

    Shot as(String token) {
        return token.isEmpty() ? without("Authorization") : header("Authorization", "Bearer " + token);
    }

    /** With a key of its own, as the first and only try. */
    Shot once() {
        return header("Idempotency-Key", UUID.randomUUID().toString());
    }

    Shot header(String name, String value) {
        headers.put(name, value);
        return this;
    }

    Shot without(String name) {
        headers.remove(name);
        return this;
    }

    Shot json(String text) {
        return body("application/json", text.getBytes(UTF_8));
    }

    Shot body(String type, byte[] bytes) {
        this.body = bytes.clone();
        return header("Content-Type", type);
    }

    /** The whole request, each byte as one character. */
    String wire(String host) {
        StringBuilder wire = new StringBuilder(method + " " + path + " HTTP/1.1\r\n");
        if (!headers.containsKey("Host")) {
            wire.append("Host: ").append(host).append("\r\n");
        }
        wire.append("Connection: close\r\n");
        headers.forEach(
                (name, value) -> wire.append(name).append(": ").append(value).append("\r\n"));
        boolean announces = body.length > 0 || method.matches("POST|PUT|PATCH");
        if (announces) {
            wire.append("Content-Length: ").append(body.length).append("\r\n");
        }
        return bytesOf(wire.append("\r\n").toString()) + new String(body, ISO_8859_1);
    }

    @Override
    public String toString() {
        return method + " " + path;
    }

    private static String bytesOf(String text) {
        return new String(text.getBytes(UTF_8), ISO_8859_1);
    }
}
