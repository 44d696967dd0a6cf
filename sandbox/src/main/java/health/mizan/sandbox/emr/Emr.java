package health.mizan.sandbox.emr;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import health.mizan.sandbox.Answer;
import health.mizan.sandbox.Call;
import health.mizan.sandbox.Json;
import health.mizan.sandbox.MovableClock;
import health.mizan.sandbox.Party;
import health.mizan.sandbox.Refusal;
import health.mizan.sandbox.fhir.Fhir;
import health.mizan.sandbox.fhir.Visitor;
import health.mizan.sandbox.keeping.Deliveries;
import health.mizan.sandbox.keeping.LineJournal;
import health.mizan.sandbox.pages.PageForm;
import java.io.IOException;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;

/** The EMR: its FHIR server at {@code /fhir}, its controls, and what it tells the billing system. */
public final class Emr implements Party {

    /** Worth another attempt; every other refusal is an answer. */
    private static final Set<Integer> PASSING = Set.of(401, 403, 408, 409, 412, 429);

    private final MovableClock clock;
    private final LineJournal journal;
    private final EmrBook book;
    private final EmrServer server;
    private final Visitor visitor;
    private final Deliveries deliveries;

    public Emr(EmrSettings settings, MovableClock clock) throws IOException {
        this.clock = clock;
        this.journal = LineJournal.open(settings.journal());
        this.book = new EmrBook(journal, clock);
        this.server = new EmrServer(book);
        this.visitor = new Visitor(settings.door(), clock);
        this.deliveries = new Deliveries("emr", settings.retries(), this::isTaken, id -> {});
        tellTheRest();
    }

    @Override
    public String name() {
        return "emr";
    }

    @Override
    public String about() {
        return "An EMR: a FHIR R4 server at /fhir that is told of money, and tells the billing system of visits.";
    }

    @Override
    public Answer answer(Call call) {
        try {
            return server.answer(call);
        } catch (Refusal refusal) {
            return Fhir.answer(refusal);
        }
    }

    @Override
    public List<Map<String, Object>> book() {
        return book.rows();
    }

    @Override
    public Map<String, Object> switches(JsonNode changes) {
        if (changes.has("door")) {
            visitor.switches(changes.path("door"));
            tellTheRest();
        } else if (changes.has("arrive")) {
            tell(Visit.of(changes.path("arrive"), "arrived"));
        } else if (changes.has("finish")) {
            tell(Visit.of(changes.path("finish"), "finished"));
        } else if (changes.has("cancel")) {
            tell(Visit.of(changes.path("cancel"), "cancelled"));
        } else if (changes.has("deliveries")) {
            deliveries.switches(changes.path("deliveries"));
        }
        Map<String, Object> all = new LinkedHashMap<>();
        all.put("door", visitor.switches(Fhir.object()));
        all.put("deliveries", deliveries.switches(Fhir.object()));
        all.put(
                "untold",
                book.messages().stream()
                        .filter(message -> message.status() == 0)
                        .count());
        return all;
    }

    @Override
    public List<PageForm> forms() {
        return EmrForms.all();
    }

    @Override
    public void submitted(String form, Map<String, String> fields) {
        switches(EmrForms.order(form, fields));
    }

    @Override
    public void close() {
        deliveries.close();
        journal.close();
    }

    /** Keeps the visit as its own, then tells of it: what was noted is told even after a crash. */
    private void tell(Visit told) {
        synchronized (book) {
            Visit visit = VisitMemory.completed(book, told);
            ObjectNode bundle =
                    VisitBundles.of(visit, VisitMemory.began(book, visit, clock.instant()), clock.instant());
            VisitMemory.keep(book, bundle);
            EmrEntry.Told note = new EmrEntry.Told(
                    UUID.randomUUID().toString(), visit.number() + " " + visit.state(), Json.write(bundle));
            book.write(note);
            send(note);
        }
    }

    private void tellTheRest() {
        book.messages().stream().filter(message -> message.status() == 0).forEach(message -> send(message.told()));
    }

    private void send(EmrEntry.Told note) {
        if (visitor.hasWhereToGo()) {
            deliveries.send(new Deliveries.Notice(note.id(), note.body()));
        }
    }

    private boolean isTaken(Deliveries.Notice notice) throws IOException, InterruptedException {
        int status = visitor.post("", notice.body()).status();
        if (status >= 500 || PASSING.contains(status)) {
            return false;
        }
        book.write(new EmrEntry.Heard(notice.id(), status));
        return true;
    }
}
