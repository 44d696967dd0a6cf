package health.mizan.payerlink;

import static org.assertj.core.api.Assertions.assertThat;

import ca.uhn.fhir.context.FhirContext;
import health.mizan.beats.Answer;
import health.mizan.claims.ClaimReply;
import health.mizan.claims.ClaimReply.Decided;
import health.mizan.claims.ClaimReply.LineDecision;
import health.mizan.claims.ClaimReply.Verdict;
import health.mizan.eligibility.Benefit;
import health.mizan.eligibility.EligibilityAnswer;
import health.mizan.fhir.answers.ClaimReading;
import health.mizan.fhir.answers.EligibilityReading;
import health.mizan.fhir.answers.Heard;
import health.mizan.fhir.answers.LenientReader;
import health.mizan.fhir.answers.StatusReading;
import health.mizan.sandbox.Sandbox;
import health.mizan.sandbox.SandboxSettings;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.util.Base64;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.context.annotation.AnnotationConfigApplicationContext;

/** Our messages and the sandbox's payer, two readings of one specification that share no code, understand each other. */
class SandboxPayerTest {

    private static final String NOT_INDICATED =
            "{\"deny\": {\"for\": \"any\", \"service\": \"DS-202\", \"reason\": \"MN-1-1\", \"allowedMinor\": 0}}";

    @TempDir
    Path data;

    private final FhirContext context = FhirContext.forR4Cached();
    private final HttpClient http = HttpClient.newHttpClient();
    private LenientReader reader;
    private Sandbox sandbox;

    @BeforeEach
    void start() throws Exception {
        SandboxSettings.Door nowhere = new SandboxSettings.Door("", "", "", "");
        sandbox = Sandbox.start(new SandboxSettings(
                "127.0.0.1",
                0,
                0,
                0,
                0,
                data,
                "key",
                "",
                "whsec_" + Base64.getEncoder().encodeToString(new byte[32]),
                nowhere,
                nowhere,
                1));
        try (AnnotationConfigApplicationContext beans = new AnnotationConfigApplicationContext()) {
            beans.registerBean(FhirContext.class, () -> context);
            beans.registerBean(SimpleMeterRegistry.class, () -> new SimpleMeterRegistry());
            beans.register(LenientReader.class);
            beans.refresh();
            reader = beans.getBean(LenientReader.class);
        }
    }

    @AfterEach
    void stop() {
        sandbox.close();
        http.close();
    }

    @Test
    void a_silver_members_cover_is_understood() throws Exception {
        EligibilityAnswer answer = ((Answer.Done<EligibilityAnswer>)
                        EligibilityReading.of(heard(send(GoldenMessages.question("NJD-1003-00")))))
                .value();

        assertThat(answer.standing()).isEqualTo(EligibilityAnswer.Standing.ELIGIBLE);
        assertThat(answer.inForce()).isTrue();
        assertThat(answer.benefits())
                .anySatisfy(benefit -> {
                    assertThat(benefit.kind()).isEqualTo(Benefit.Kind.COPAY_PERCENT);
                    assertThat(benefit.basisPoints()).isEqualTo(2000);
                })
                .anySatisfy(benefit -> {
                    assertThat(benefit.kind()).isEqualTo(Benefit.Kind.COPAY_MAXIMUM);
                    assertThat(benefit.allowed()).isEqualTo(GoldenMessages.sar(75_00));
                });
    }

    @ParameterizedTest
    @CsvSource({
        "NJD-1003-01, NOT_ACTIVE",
        "NJD-1003-02, LIMIT_EXHAUSTED",
        "NJD-1003-03, OUT_OF_NETWORK",
        "NJD-1003-04, COVERAGE_SUSPENDED"
    })
    void every_standing_is_understood(String member, EligibilityAnswer.Standing standing) throws Exception {
        var answer =
                (Answer.Done<EligibilityAnswer>) EligibilityReading.of(heard(send(GoldenMessages.question(member))));

        assertThat(answer.value().standing()).isEqualTo(standing);
    }

    @Test
    void the_golden_claim_is_decided_to_the_halala() throws Exception {
        order(NOT_INDICATED);

        Decided decided = (Decided) reply(send(GoldenMessages.claim("NJD-1003-00")));

        assertThat(decided.lines())
                .containsExactly(
                        new LineDecision(
                                1,
                                Verdict.APPROVED,
                                GoldenMessages.sar(127_50),
                                GoldenMessages.sar(102_00),
                                GoldenMessages.sar(0),
                                GoldenMessages.sar(25_50),
                                null,
                                false),
                        new LineDecision(
                                2,
                                Verdict.APPROVED,
                                GoldenMessages.sar(51_00),
                                GoldenMessages.sar(40_80),
                                GoldenMessages.sar(0),
                                GoldenMessages.sar(10_20),
                                null,
                                false),
                        new LineDecision(
                                3,
                                Verdict.DENIED,
                                GoldenMessages.sar(0),
                                GoldenMessages.sar(0),
                                GoldenMessages.sar(0),
                                GoldenMessages.sar(0),
                                "MN-1-1",
                                false));
    }

    @Test
    void the_same_bytes_again_are_the_same_claim() throws Exception {
        String message = GoldenMessages.claim("NJD-1003-00");
        String first = send(message);

        String second = send(message);

        assertThat(second).isEqualTo(first);
    }

    @Test
    void a_pended_claim_is_pended() throws Exception {
        assertThat(reply(send(GoldenMessages.claim("NJD-1003-06")))).isInstanceOf(ClaimReply.Pended.class);
    }

    @Test
    void a_payer_that_is_asked_where_a_claim_stands_says_so_and_gives_its_decision_when_it_has_one() throws Exception {
        String claim = GoldenMessages.claim("NJD-1003-06");
        send(claim);

        Optional<ClaimReply.Pended> waiting = standing(send(GoldenMessages.whereItStands(91)));
        order("{\"decide\": \"all\"}");
        Optional<ClaimReply.Pended> over = standing(send(GoldenMessages.whereItStands(92)));

        assertThat(waiting).isPresent();
        assertThat(over).isEmpty();
        assertThat(reply(send(claim))).isInstanceOf(Decided.class);
    }

    @Test
    void a_payer_that_has_never_seen_a_claim_has_no_standing_for_it() throws Exception {
        assertThat(standing(send(GoldenMessages.whereItStands(93)))).isEmpty();
    }

    @Test
    void a_rejected_claim_denies_each_line_for_a_reason() throws Exception {
        Decided decided = (Decided) reply(send(GoldenMessages.claim("NJD-1003-08")));

        assertThat(decided.lines()).allSatisfy(line -> {
            assertThat(line.verdict()).isEqualTo(Verdict.DENIED);
            assertThat(line.reason()).isNotNull();
        });
    }

    private Optional<ClaimReply.Pended> standing(String answer) {
        return ((Answer.Done<Optional<ClaimReply.Pended>>) StatusReading.of(heard(answer))).value();
    }

    private Heard heard(String answer) {
        return reader.message(answer.getBytes(java.nio.charset.StandardCharsets.UTF_8), "NAJD");
    }

    private ClaimReply reply(String answer) {
        return ((Answer.Done<ClaimReply>) ClaimReading.of(heard(answer), List.of(1, 2, 3))).value();
    }

    private String send(String message) throws Exception {
        return post("/$process-message", message);
    }

    private void order(String order) throws Exception {
        post("/control/switches", order);
    }

    private String post(String path, String body) throws Exception {
        int port = sandbox.servers().get(1).port();
        HttpResponse<String> answer = http.send(
                HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + port + path))
                        .header("Content-Type", "application/fhir+json")
                        .POST(HttpRequest.BodyPublishers.ofString(body))
                        .build(),
                HttpResponse.BodyHandlers.ofString());
        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(200);
        return answer.body();
    }
}
