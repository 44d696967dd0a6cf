package health.mizan.sandbox;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Serves one party on a port of its own, with its page, its controls and the faults they order. */
public final class SandboxServer implements AutoCloseable {

    private static final Logger log = LoggerFactory.getLogger(SandboxServer.class);
    private static final Duration LONGEST_HANG = Duration.ofMinutes(10);

    private final Party party;
    private final Faults faults;
    private final Controls controls;
    private final HttpServer server;
    private final ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor();
    private final CountDownLatch closing = new CountDownLatch(1);

    private SandboxServer(Party party, MovableClock clock, long seed, HttpServer server) {
        this.party = party;
        this.faults = new Faults(seed);
        this.controls = new Controls(party, faults, clock);
        this.server = server;
    }

    public static SandboxServer start(Party party, MovableClock clock, InetSocketAddress address, long seed)
            throws IOException {
        SandboxServer started = new SandboxServer(party, clock, seed, HttpServer.create(address, 0));
        started.server.createContext("/", started::handle);
        started.server.setExecutor(started.threads);
        started.server.start();
        return started;
    }

    public int port() {
        return server.getAddress().getPort();
    }

    public String name() {
        return party.name();
    }

    @Override
    public void close() {
        closing.countDown();
        server.stop(0);
        threads.shutdownNow();
        party.close();
    }

    private void handle(HttpExchange exchange) throws IOException {
        try (exchange) {
            Call call = new Call(exchange);
            if (controls.owns(call)) {
                send(exchange, refusing(() -> controls.answer(call)));
                return;
            }
            Optional<Fault> fault = faults.strike(call.method(), call.path());
            if (fault.isPresent()) {
                strike(fault.get(), call, exchange);
            } else {
                send(exchange, refusing(() -> party.answer(call)));
            }
        } catch (Refusal unreadable) {
            send(exchange, unreadable.answer());
        }
    }

    private void strike(Fault fault, Call call, HttpExchange exchange) throws IOException {
        log.info("sandbox.fault party={} kind={} path={}", party.name(), fault.kind(), fault.path());
        switch (fault.kind()) {
            case DELAY -> {
                waitFor(fault.delay());
                send(exchange, refusing(() -> party.answer(call)));
            }
            case DELAY_AFTER -> {
                Answer answer = refusing(() -> party.answer(call));
                waitFor(fault.delay());
                send(exchange, answer);
            }
            case HANG -> {
                refusing(() -> party.answer(call));
                waitFor(LONGEST_HANG);
            }
            case DROP_BEFORE -> {} // closing the exchange unanswered closes its connection
            case DROP_AFTER -> refusing(() -> party.answer(call));
            case STATUS -> send(exchange, Answer.error(fault.status(), "ordered_fault", "a fault on demand"));
            case STATUS_AFTER -> {
                refusing(() -> party.answer(call));
                send(exchange, Answer.error(fault.status(), "ordered_fault", "a fault on demand"));
            }
            case WEB_PAGE -> {
                refusing(() -> party.answer(call));
                send(exchange, Answer.html(200, "<!doctype html><title>Welcome</title><p>Please sign in."));
            }
            case GARBLE -> {
                Answer whole = refusing(() -> party.answer(call));
                String half = whole.body().substring(0, whole.body().length() / 2);
                send(exchange, new Answer(whole.status(), whole.contentType(), half, whole.headers()));
            }
        }
    }

    private void waitFor(Duration time) {
        try {
            closing.await(time.toMillis(), TimeUnit.MILLISECONDS);
        } catch (InterruptedException closed) {
            Thread.currentThread().interrupt();
        }
    }

    private static Answer refusing(java.util.function.Supplier<Answer> work) {
        try {
            return work.get();
        } catch (Refusal refusal) {
            return refusal.answer();
        }
    }

    private static void send(HttpExchange exchange, Answer answer) throws IOException {
        exchange.getResponseHeaders().set("Content-Type", answer.contentType());
        exchange.getResponseHeaders().set("Cache-Control", "no-store");
        answer.headers().forEach(exchange.getResponseHeaders()::set);
        byte[] body = answer.body().getBytes(StandardCharsets.UTF_8);
        exchange.sendResponseHeaders(answer.status(), body.length == 0 ? -1 : body.length);
        exchange.getResponseBody().write(body);
    }
}
