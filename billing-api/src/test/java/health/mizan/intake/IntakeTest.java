package health.mizan.intake;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import health.mizan.testing.RawHttp;
import health.mizan.testing.RawHttp.Answer;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.util.Arrays;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.zip.GZIPOutputStream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.boot.web.servlet.context.ServletWebServerApplicationContext;

/** The filters on a real socket, in front of a controller that gives back what reached it. */
@Tag("walk")
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
@Timeout(60)
class IntakeTest {

    private static final String FHIR_JSON = "application/fhir+json";
    private static final String FHIR_XML = "application/fhir+xml";
    private static final String JSON = "application/json";
    private static final String FORM = "application/x-www-form-urlencoded";

    private ServletWebServerApplicationContext context;
    private RawHttp http;
    private HeldBytes held;
    private AtomicInteger reached;

    @BeforeAll
    void start() {
        context = (ServletWebServerApplicationContext) new SpringApplicationBuilder(EchoServer.class)
                .properties(Map.of(
                        "server.port", "0",
                        "mizan.intake.max-json", "100KB",
                        "mizan.intake.max-fhir", "1MB",
                        "mizan.intake.max-form", "4KB",
                        "mizan.intake.max-parameters", "20",
                        "mizan.intake.body-time", "1s",
                        "mizan.intake.linger-time", "1s",
                        "mizan.intake.connections.silence", "2s"))
                .run();
        http = new RawHttp(context.getWebServer().getPort());
        held = context.getBean(HeldBytes.class);
        reached = context.getBean(AtomicInteger.class);
    }

    @AfterAll
    void stop() {
        context.close();
    }

    @Test
    void a_lawful_body_arrives_byte_for_byte() throws IOException {
        String body = " {\"a\" : 1.50,\r\n\"ü\":[\"\\u00e9\",1e3]} ";

        Answer answer = http.post("/api/echo", JSON, body);

        assertThat(answer.status()).isEqualTo(200);
        assertThat(answer.text()).isEqualTo(body);
        assertThat(answer.header("X-Raw")).isEqualTo(Integer.toString(Arrays.hashCode(body.getBytes(UTF_8))));
        assertThat(answer.header("Server")).isNull();
        assertThat(held.held()).isZero();
    }

    @Test
    void lawful_xml_csv_and_compressed_fhir_arrive() throws IOException {
        String xml = "<?xml version=\"1.0\" encoding=\"UTF-8\"?><Patient xmlns=\"http://hl7.org/fhir\"/>";
        String json = "{\"resourceType\":\"Patient\"}";

        assertThat(http.post("/fhir/echo", FHIR_XML, xml).text()).isEqualTo(xml);
        assertThat(http.post("/api/echo", "text/csv; charset=windows-1256", "a;b")
                        .text())
                .isEqualTo("a;b");
        assertThat(http.post(
                                "/fhir/echo",
                                FHIR_JSON + ";charset=utf-8",
                                gzip(json.getBytes(UTF_8)),
                                "Content-Encoding: gzip")
                        .text())
                .isEqualTo(json);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{\"value\":1e999999999}",
                "{\"value\":1e300000}",
                "{\"resourceType\":\"Invoice\",\"status\":\"issued\",\"totalNet\":{\"value\":1e300000}}",
                "{\"resourceType\":\"Patient\",\"resourceType\":\"Claim\"}",
                "{\"a\":NaN}",
                "\uFEFF{}",
                "{} x"
            })
    void bad_json_is_refused_in_place_before_any_parser(String body) throws IOException {
        int before = reached.get();

        Answer api = http.post("/api/echo", JSON, body);
        Answer fhir = http.post("/fhir/echo", FHIR_JSON, body);

        assertThat(api.status()).isEqualTo(400);
        assertThat(api.header("Content-Type")).isEqualTo("application/problem+json");
        assertThat(api.text()).contains("\"type\":\"/problems/malformed-request\"", "\"line\":1", "\"rule\":");
        assertThat(fhir.status()).isEqualTo(400);
        assertThat(reached.get()).isEqualTo(before);
        assertThat(held.held()).isZero();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "<!DOCTYPE r [<!ENTITY a \"aaaa\"><!ENTITY b \"&a;&a;&a;\">]><r>&b;</r>",
                "<!DOCTYPE r [<!ENTITY % p SYSTEM \"http://127.0.0.1:1/e.dtd\"> %p;]><r/>",
                "<r xmlns:xi='http://www.w3.org/2001/XInclude'><xi:include href='file:///etc/hostname'/></r>",
                "<r><valueDecimal value='1e999999999'/></r>",
                "<?xml version='1.0' encoding='UTF-7'?><r/>"
            })
    void bad_xml_is_refused_before_any_parser(String body) throws IOException {
        int before = reached.get();

        assertThat(http.post("/fhir/echo", FHIR_XML, body).status()).isEqualTo(400);
        assertThat(reached.get()).isEqualTo(before);
    }

    @Test
    void nesting_two_hundred_thousand_deep_is_refused() throws IOException {
        String json = "[".repeat(200_000) + "]".repeat(200_000);
        String xml = "<e>".repeat(140_000) + "</e>".repeat(140_000);

        assertThat(http.post("/fhir/echo", FHIR_JSON, json).text()).contains("\"rule\":\"depth\"");
        assertThat(http.post("/fhir/echo", FHIR_XML, xml).text()).contains("\"rule\":\"depth\"");
    }

    @Test
    void a_gzip_bomb_is_given_up_long_before_it_has_unfolded() throws IOException {
        byte[] bomb = gzip(new byte[64 * 1024 * 1024]);

        Answer fhir = http.post("/fhir/echo", FHIR_JSON, bomb, "Content-Encoding: gzip");
        Answer api = http.post("/api/echo", JSON, bomb, "Content-Encoding: gzip");
        Answer twice =
                http.post("/fhir/echo", FHIR_JSON, gzip(bomb), "Content-Encoding: gzip", "Content-Encoding: gzip");
        Answer broken = http.post("/fhir/echo", FHIR_JSON, "{}", "Content-Encoding: gzip");

        assertThat(fhir.status()).isEqualTo(413);
        assertThat(fhir.text()).contains("compressed");
        assertThat(api.status()).isEqualTo(415);
        assertThat(twice.status()).isEqualTo(415);
        assertThat(broken.status()).isEqualTo(400);
        assertThat(held.held()).isZero();
    }

    @Test
    void a_body_beyond_its_limit_is_refused_whether_or_not_it_says_so() throws IOException {
        byte[] json = ("[\"" + "x".repeat(30 * 1024 * 1024) + "\"]").getBytes(UTF_8);

        Answer declared = http.post("/fhir/echo", FHIR_JSON, json);
        Answer chunked = http.postChunked("/fhir/echo", FHIR_JSON, json);

        assertThat(declared.status()).isEqualTo(413);
        assertThat(declared.text()).contains("\"limit\":1048576");
        assertThat(chunked.status()).isEqualTo(413);
        assertThat(held.held()).isZero();
    }

    @Test
    void an_endless_chunked_body_is_cut_off() throws IOException {
        assertThat(http.postEndless("/api/echo", JSON).status()).isEqualTo(413);
        assertThat(held.held()).isZero();
    }

    @Test
    void a_body_that_trickles_is_given_up() throws IOException {
        assertThat(http.postSlowly("/api/echo", JSON, 1000, 50).status()).isEqualTo(408);
        assertThat(held.held()).isZero();
    }

    @Test
    void a_body_that_stops_arriving_is_given_up() throws IOException {
        Answer answer = http.raw("POST /api/echo HTTP/1.1\r\nHost: x\r\nContent-Type: application/json\r\n"
                + "Content-Length: 10\r\nConnection: close\r\n\r\n{");

        assertThat(answer.status()).isEqualTo(408);
        assertThat(held.held()).isZero();
    }

    @Test
    void a_header_that_never_ends_is_cut_off() throws IOException {
        http.silentAfter("POST /api/echo HTTP/1.1\r\nHost: x\r\n");
        assertThat(http.raw("GET /api/echo HTTP/1.1\r\nHost: x\r\nX: " + "y".repeat(40_000) + "\r\n\r\n")
                        .status())
                .isIn(400, 431);
    }

    @Test
    void types_and_encodings_nobody_reads_are_refused() throws IOException {
        assertThat(http.post("/api/echo", "application/x-java-serialized-object", "x")
                        .status())
                .isEqualTo(415);
        assertThat(http.post("/api/echo", "application/xml", "<a/>").status()).isEqualTo(415);
        assertThat(http.post("/fhir/echo", "text/csv", "a").status()).isEqualTo(415);
        assertThat(http.post("/api/echo", JSON + "; charset=UTF-16", "{}").status())
                .isEqualTo(415);
        assertThat(http.post("/api/echo", JSON, "{}", "Content-Encoding: br").status())
                .isEqualTo(415);
        assertThat(http.post("/api/echo", JSON, "\"é\"".getBytes(ISO_8859_1)).text())
                .contains("\"rule\":\"encoding\"");
        assertThat(http.raw("POST /api/echo HTTP/1.1\r\nHost: x\r\nContent-Length: 2\r\nConnection: close\r\n\r\n{}")
                        .status())
                .isEqualTo(415);
        assertThat(http.post("/api/echo", JSON, "{}", "Content-Type: text/csv").status())
                .isEqualTo(415);
    }

    @Test
    void a_form_is_read_strictly_and_still_answers_for_its_fields() throws IOException {
        assertThat(http.post("/form?q=1&b=0", FORM, "a=%D9%85+x&b=2&b=3&empty").text())
                .isEqualTo("a=[م x] b=[0, 2, 3] empty=[] q=[1]");
        assertThat(http.post("/form", FORM, "a=1&".repeat(21)).status()).isEqualTo(413);
        assertThat(http.post("/form", FORM, "a=" + "x".repeat(5000)).status()).isEqualTo(413);
        assertThat(http.post("/form", FORM, "a=%C0%AF").status()).isEqualTo(400);
        assertThat(http.post("/form", FORM, "a=%00").status()).isEqualTo(400);
        assertThat(http.post("/form", FORM, "a=%zz").status()).isEqualTo(400);
        assertThat(held.held()).isZero();
    }

    @Test
    void nobody_unknown_makes_us_read_a_body() throws IOException {
        Answer answer = http.post("/fhir/echo", FHIR_JSON, "{\"a\":1e999}", "X-Unknown: yes");

        // Refused by the sign-in that stands between the two filters, not by the bound that the body breaks.
        assertThat(answer.status()).isEqualTo(401);
    }

    @Test
    void methods_that_only_mirror_are_off() throws IOException {
        assertThat(http.raw("TRACE /api/echo HTTP/1.1\r\nHost: x\r\nConnection: close\r\n\r\n")
                        .status())
                .isEqualTo(405);
        assertThat(http.raw("CONNECT 127.0.0.1:5432 HTTP/1.1\r\nHost: x\r\nConnection: close\r\n\r\n")
                        .status())
                .isIn(400, 403, 404, 405, 501);
    }

    @Test
    void ambiguous_framing_is_refused() throws IOException {
        String head = "POST /api/echo HTTP/1.1\r\nHost: x\r\nConnection: close\r\nContent-Type: application/json\r\n";

        assertThat(http.raw(head + "Content-Length: 2\r\nContent-Length: 3\r\n\r\n{}")
                        .status())
                .isEqualTo(400);
        assertThat(http.raw(head + "Transfer-Encoding: xchunked\r\n\r\n{}").status())
                .isIn(400, 501);
    }

    @Test
    void bodies_share_one_budget() {
        HeldBytes budget = new HeldBytes(10);

        assertThat(budget.take(6)).isTrue();
        assertThat(budget.take(5)).isFalse();
        budget.giveBack(6);
        assertThat(budget.take(10)).isTrue();
    }

    private static byte[] gzip(byte[] plain) throws IOException {
        ByteArrayOutputStream packed = new ByteArrayOutputStream();
        try (GZIPOutputStream gzip = new GZIPOutputStream(packed)) {
            gzip.write(plain);
        }
        return packed.toByteArray();
    }
}
