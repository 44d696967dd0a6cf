package health.mizan.fhir.payer;

import static org.assertj.core.api.Assertions.assertThat;

import com.sun.net.httpserver.HttpServer;
import health.mizan.beats.Answer;
import health.mizan.coverage.Coverage;
import health.mizan.coverage.CoverageDraft;
import health.mizan.eligibility.EligibilityAnswer;
import health.mizan.eligibility.EligibilityCheckId;
import health.mizan.eligibility.EligibilityEnquiry;
import health.mizan.facilities.Facilities;
import health.mizan.fhir.R4;
import health.mizan.fhir.answers.Said;
import health.mizan.ids.TimeOrderedIds;
import health.mizan.masterdata.Change;
import health.mizan.outbound.Outbound;
import health.mizan.patients.Patient;
import health.mizan.payers.Payers;
import health.mizan.testing.DatabaseTest;
import health.mizan.testing.Keys;
import health.mizan.testing.Organisation;
import health.mizan.testing.People;
import health.mizan.testing.TestClock;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.CopyOnWriteArrayList;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.boot.ssl.DefaultSslBundleRegistry;
import org.springframework.boot.ssl.SslBundles;
import org.springframework.context.annotation.AnnotationConfigApplicationContext;
import org.springframework.core.env.MapPropertySource;

/** What is kept, when, and what is sent again, with a payer that answers as its test says. */
class PayerLinkTest extends DatabaseTest {

    private final TestClock clock = TestClock.at("2026-07-02T08:00:00Z");
    private final AnnotationConfigApplicationContext world = new AnnotationConfigApplicationContext();
    private final List<String> received = new CopyOnWriteArrayList<>();
    private final List<Long> keptWhenReceived = new CopyOnWriteArrayList<>();

    private HttpServer payer;
    private People people;
    private EligibilityMessages messages;
    private volatile int status;
    private volatile String answer;

    @BeforeAll
    void start() throws IOException {
        payer = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        payer.createContext("/fhir/$process-message", exchange -> {
            received.add(new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8));
            keptWhenReceived.add(sql.sql("select count(*) from payer_message_sent")
                    .query(Long.class)
                    .single());
            byte[] body = answer.getBytes(StandardCharsets.UTF_8);
            exchange.getResponseHeaders()
                    .add("Content-Type", answer.startsWith("{") ? "application/fhir+json" : "text/plain");
            exchange.sendResponseHeaders(status, body.length);
            exchange.getResponseBody().write(body);
            exchange.close();
        });
        payer.start();
        people = new People(dataSource, clock).withClinic();
        messages = messages(outbound());
    }

    private Outbound outbound() {
        world.getEnvironment()
                .getPropertySources()
                .addFirst(new MapPropertySource(
                        "test",
                        Map.of(
                                "mizan.outbound.targets.payer.base-url",
                                "http://127.0.0.1:" + payer.getAddress().getPort() + "/fhir",
                                "mizan.outbound.targets.payer.internal",
                                "true",
                                "mizan.outbound.targets.payer.breaker.failures",
                                "1000")));
        world.registerBean(SslBundles.class, DefaultSslBundleRegistry::new);
        world.registerBean(Clock.class, () -> clock);
        world.registerBean(TimeOrderedIds.class, () -> new TimeOrderedIds(clock));
        world.registerBean(SimpleMeterRegistry.class, () -> new SimpleMeterRegistry());
        world.register(Outbound.class);
        world.refresh();
        return world.getBean(Outbound.class);
    }

    private EligibilityMessages messages(Outbound outbound) {
        PayerLinkSettings settings = new PayerLinkSettings(
                "payer",
                Map.of(),
                "/$process-message",
                "urn:mizan:facility-code",
                Map.of(),
                "http://nphies.sa/license/payer-license",
                "2");
        PayerLink.Stamp stamp = new PayerLink.Stamp(new TimeOrderedIds(clock), clock);
        PayerLink link =
                new PayerLink(new PayerMessageStore(sql, Keys.cipher()), settings, outbound, Said.READER, stamp, tx);
        Dossiers dossiers = new Dossiers(
                people.patients(),
                people.coverages(),
                people.the(Payers.class),
                people.the(Facilities.class),
                settings);
        return new EligibilityMessages(dossiers, link, stamp, R4.CONTEXT);
    }

    @BeforeEach
    void nothingYet() {
        received.clear();
        keptWhenReceived.clear();
        status = 200;
        answer = Said.message("eligibility-response", "ok", """
                {"resourceType": "CoverageEligibilityResponse", "id": "r1", "status": "active", "outcome": "complete",
                 "insurance": [{"inforce": true}]}
                """).replace("\"identifier\": \"asked\", ", "");
    }

    @AfterAll
    void stop() {
        payer.stop(0);
        people.close();
        world.close();
    }

    @Test
    void the_bytes_are_kept_before_they_first_leave() {
        long before = count("payer_message_sent");

        messages.ask(enquiry());

        assertThat(keptWhenReceived).containsExactly(before + 1);
        assertThat(R4.errors(received.getFirst())).isEmpty();
    }

    @Test
    void a_repetition_is_the_same_bytes_however_much_time_has_passed_and_whatever_has_changed() {
        EligibilityEnquiry enquiry = enquiry();
        messages.ask(enquiry);
        clock.advance(java.time.Duration.ofHours(3));

        Answer<EligibilityAnswer> again = messages.ask(enquiry);

        assertThat(again).isInstanceOf(Answer.Done.class);
        assertThat(received).hasSize(2);
        assertThat(received.getLast()).isEqualTo(received.getFirst());
    }

    @Test
    void another_try_is_another_message_with_another_number() {
        EligibilityEnquiry first = enquiry();
        EligibilityEnquiry second = new EligibilityEnquiry(
                first.key() + "-2",
                first.check(),
                first.patient(),
                first.coverage(),
                first.payer(),
                first.facility(),
                first.serviceDate(),
                first.categories());

        messages.ask(first);
        messages.ask(second);

        assertThat(received.getFirst()).isNotEqualTo(received.getLast());
    }

    @Test
    void what_is_answered_is_kept_even_if_it_cannot_be_read() {
        long before = count("payer_message_received");
        answer = "{\"resourceType\": \"Patient\", \"gender\": \"male\"}";

        Answer<EligibilityAnswer> unread = messages.ask(enquiry());

        assertThat(unread).isInstanceOf(Answer.Unknown.class);
        assertThat(count("payer_message_received")).isEqualTo(before + 1);
    }

    @Test
    void neither_message_lies_readable_in_the_database() {
        messages.ask(enquiry());

        byte[] sent = owner.sql("select body from billing.payer_message_sent order by created_at desc limit 1")
                .query(byte[].class)
                .single();

        assertThat(new String(sent, StandardCharsets.ISO_8859_1)).doesNotContain("Bundle", "Imran");
    }

    @Test
    void an_answer_to_another_message_is_no_answer() {
        answer = Said.message("eligibility-response", "ok", "{\"resourceType\": \"OperationOutcome\"}");

        assertThat(messages.ask(enquiry())).isEqualTo(new Answer.Unknown<>("the answer is to another message"));
    }

    @ParameterizedTest
    @CsvSource({
        "401, NotSent",
        "403, NotSent",
        "429, NotSent",
        "404, Refused",
        "400, Refused",
        "500, Unknown",
        "503, Unknown"
    })
    void a_status_without_a_message_tells_what_may_have_happened(int code, String meaning) {
        status = code;
        answer = "no FHIR here";

        assertThat(messages.ask(enquiry()).getClass().getSimpleName()).isEqualTo(meaning);
    }

    @Test
    void an_error_with_a_bare_outcome_is_read_by_its_code() {
        status = 400;
        answer = Said.outcome("GE-00012");

        assertThat(messages.ask(enquiry())).isEqualTo(new Answer.NotSent<>("GE-00012"));
    }

    private long count(String table) {
        return owner.sql("select count(*) from billing." + table)
                .query(Long.class)
                .single();
    }

    private EligibilityEnquiry enquiry() {
        Patient patient = people.registered(People.with(
                People.person("عمران", "Imran " + UUID.randomUUID().toString().replaceAll("[0-9-]", ""), "1988-08-19"),
                new health.mizan.patients.PatientDraft.Numbered(
                        "https://example.org/number", UUID.randomUUID().toString())));
        Coverage cover = Organisation.done(people.coverages()
                .save(
                        People.MIZAN,
                        patient.id(),
                        new CoverageDraft(
                                "NAJD",
                                "SILVER",
                                null,
                                "M" + UUID.randomUUID().toString().substring(0, 8),
                                null,
                                null,
                                Organisation.NEW_YEAR,
                                null,
                                null,
                                null),
                        Change.creating("test"))
                .orElseThrow());
        UUID check = UUID.randomUUID();
        return new EligibilityEnquiry(
                "eligibility-" + check + "-1",
                new EligibilityCheckId(check),
                patient.id(),
                cover.id(),
                cover.terms().policy().payerId(),
                people.the(Facilities.class).byCode("RUH").orElseThrow().id(),
                LocalDate.of(2026, 7, 2),
                Set.of());
    }
}
