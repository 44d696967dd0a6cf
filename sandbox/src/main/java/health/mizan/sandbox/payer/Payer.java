package health.mizan.sandbox.payer;

import com.fasterxml.jackson.databind.JsonNode;
import health.mizan.sandbox.Answer;
import health.mizan.sandbox.Call;
import health.mizan.sandbox.MovableClock;
import health.mizan.sandbox.Party;
import health.mizan.sandbox.Refusal;
import health.mizan.sandbox.fhir.Fhir;
import health.mizan.sandbox.fhir.Visitor;
import health.mizan.sandbox.keeping.Deliveries;
import health.mizan.sandbox.keeping.LineJournal;
import health.mizan.sandbox.messages.Message;
import health.mizan.sandbox.pages.PageForm;
import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;

/** The payer's door: {@code POST /$process-message}, its controls, and the later answers it sends by itself. */
public final class Payer implements Party {

    private static final Duration GLANCE = Duration.ofMillis(200);

    private final LineJournal journal;
    private final PayerBook book;
    private final Counter counter;
    private final Visitor visitor;
    private final Deliveries deliveries;
    private final CountDownLatch closing = new CountDownLatch(1);
    private final ScheduledExecutorService timer = Executors.newSingleThreadScheduledExecutor(
            Thread.ofPlatform().daemon().name("payer-decisions").factory());
    private final MovableClock clock;

    public Payer(PayerSettings settings, MovableClock clock) throws IOException {
        this.clock = clock;
        this.journal = LineJournal.open(settings.journal());
        this.book = new PayerBook(journal);
        this.counter = new Counter(book, clock);
        this.visitor = new Visitor(settings.door(), clock);
        this.deliveries = new Deliveries(
                "payer",
                settings.retries(),
                notice -> visitor.post("/$process-message", notice.body()).isFine(),
                id -> book.write(List.of(new PayerEntry.Gone(id))));
        book.queued().forEach(this::push);
        book.onQueued(this::push);
        var unused = timer.scheduleWithFixedDelay(
                this::timePassed, GLANCE.toMillis(), GLANCE.toMillis(), TimeUnit.MILLISECONDS);
    }

    @Override
    public String name() {
        return "payer";
    }

    @Override
    public String about() {
        return "An insurer that speaks nphies-style messages at POST /$process-message. What it does with a member is"
                + " told by the last two digits of the member number, or by order.";
    }

    @Override
    public Answer answer(Call call) {
        try {
            if (!call.method().equals("POST") || !call.path().equals("/$process-message")) {
                throw new Refusal(404, "not-found", "there is only POST /$process-message");
            }
            Message message = Message.read(call.body());
            return behaving(message, counter.handle(message, call.body()));
        } catch (Refusal refusal) {
            return Fhir.answer(refusal);
        }
    }

    @Override
    public List<Map<String, Object>> book() {
        return book.claims().stream().map(PayerClaim::describe).toList();
    }

    @Override
    public Map<String, Object> switches(JsonNode changes) {
        if (changes.has("decide")) {
            String which = changes.path("decide").asText();
            counter.decide(
                    claim -> which.equals("all") || which.equals(claim.request().number()));
        } else if (changes.has("reissue")) {
            counter.reissue(
                    changes.path("reissue").path("claim").asText(),
                    changes.path("reissue").path("reason").asText("correction"));
        } else if (changes.has("member")) {
            book.write(List.of(Orders.member(changes.path("member"))));
        } else if (changes.has("door")) {
            visitor.switches(changes.path("door"));
            book.queued().forEach(this::push);
        } else if (changes.has("deliveries")) {
            deliveries.switches(changes.path("deliveries"));
        } else if (!changes.isEmpty()) {
            Orders.check(changes);
            book.write(List.of(new PayerEntry.Ordered(changes)));
        }
        Map<String, Object> all = new LinkedHashMap<>(new Orders(book.orders()).describe());
        all.put("door", visitor.switches(Fhir.object()));
        all.put("deliveries", deliveries.switches(Fhir.object()));
        all.put("waiting", book.queued().size());
        return all;
    }

    @Override
    public List<PageForm> forms() {
        return PayerForms.all();
    }

    @Override
    public void submitted(String form, Map<String, String> fields) {
        switches(PayerForms.order(form, fields));
    }

    /** Decides what is due. */
    @Override
    public void timePassed() {
        Instant now = clock.instant();
        counter.decide(claim -> claim.decideAt() != null && !claim.decideAt().isAfter(now));
    }

    @Override
    public void close() {
        closing.countDown();
        timer.shutdownNow();
        deliveries.close();
        journal.close();
    }

    private void push(PayerEntry.Queued queued) {
        if (visitor.hasWhereToGo()) {
            deliveries.send(new Deliveries.Notice(queued.id(), queued.body()));
        }
    }

    private Answer behaving(Message message, Counter.Reply reply) {
        String body = reply.body();
        switch (reply.scenario()) {
            case SILENT -> waitFor(Duration.ofHours(1));
            case OFFLINE -> body = Counter.trouble(message, "GE-00012", "the payer is offline", clock.instant());
            case TIMEOUT -> {
                if (!reply.repeated()) {
                    waitFor(new Orders(book.orders()).hang());
                    body = Counter.trouble(message, "GE-00014", "the payer has not answered", clock.instant());
                }
            }
            case GARBLED -> body = reply.repeated() ? body : body.substring(0, body.length() / 2);
            default -> {}
        }
        return new Answer(200, Fhir.JSON + ";charset=utf-8", body, Map.of());
    }

    private void waitFor(Duration time) {
        try {
            closing.await(time.toMillis(), TimeUnit.MILLISECONDS);
        } catch (InterruptedException closed) {
            Thread.currentThread().interrupt();
        }
    }
}
