package health.mizan.walks;

import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import health.mizan.sandbox.people.Exchange;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.util.Map;
import java.util.function.Consumer;

/** Shows a party's book as it is, or with something altered in it. */
final class Mirror implements AutoCloseable {

    private final JsonMapper json = JsonMapper.builder().build();
    private final HttpServer server;
    private final URI party;
    private volatile Consumer<ArrayNode> forgery = book -> {};

    Mirror(URI party) throws IOException {
        this.party = party;
        this.server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.createContext("/control/book", this::show);
        server.start();
    }

    URI address() {
        return URI.create("http://127.0.0.1:" + server.getAddress().getPort());
    }

    void alter(Consumer<ArrayNode> how) {
        forgery = how;
    }

    void show() {
        forgery = book -> {};
    }

    private void show(HttpExchange exchange) throws IOException {
        ArrayNode book = (ArrayNode) json.readTree(Exchange.send("GET", party.resolve("/control/book"), Map.of(), "")
                .text());
        forgery.accept(book);
        byte[] shown = json.writeValueAsBytes(book);
        try (exchange) {
            exchange.sendResponseHeaders(200, shown.length);
            exchange.getResponseBody().write(shown);
        }
    }

    @Override
    public void close() {
        server.stop(0);
    }
}
