package health.mizan.portal;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import health.mizan.sandbox.people.Exchange;
import health.mizan.testing.AppTest;
import health.mizan.testing.Http;
import health.mizan.testing.PayableBills;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.UUID;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.StreamSupport;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** An answer about a bill is read by whoever asked, where they asked, and by nobody else who holds a link to it. */
class AnsweredQuestionsTest extends AppTest {

    private static final Pattern ONCE = Pattern.compile("name=\"form\" value=\"([0-9a-f-]+)\"");
    private static final String ANSWER = "The second test was done on another day";

    private final Http http = new Http(port);
    private final String words = "Why twice " + UUID.randomUUID();

    private PayableBills bills;

    @BeforeEach
    void somebodyOwes() {
        bills = new PayableBills(port, sandboxPort);
    }

    @Test
    void a_question_is_closed_by_an_answer_only() {
        asks("/en" + bills.link(bills.alone()));
        String id = question();

        assertThat(settle(id, "").status()).isEqualTo(400);
        for (String body : new String[] {"{}", "{\"answer\":null}", "{\"answer\":\" \\n \"}"}) {
            assertThat(refusedField(settle(id, body))).as(body).startsWith("is required");
        }
        assertThat(refusedField(settle(id, "{\"answer\":\"" + "a".repeat(1001) + "\"}")))
                .contains("1000");
        assertThat(refusedField(settle(id, "{\"answer\":\"4111 1111 1111 1111\"}")))
                .contains("card number");
        assertThat(question()).as("still open").isEqualTo(id);

        assertThat(settle(id, "{\"answer\":\"" + ANSWER + "\"}").status()).isEqualTo(204);
        assertThat(settle(id, "{\"answer\":\"" + ANSWER + "\"}").status())
                .as("once more")
                .isEqualTo(204);
        Exchange.Answer other = settle(id, "{\"answer\":\"Something else\"}");
        assertThat(other.status()).isEqualTo(409);
        assertThat(other.text()).contains("answered already").doesNotContain(ANSWER);
        assertThat(settle(UUID.randomUUID().toString(), "{\"answer\":\"" + ANSWER + "\"}")
                        .status())
                .isEqualTo(404);
    }

    @Test
    void a_guest_reads_the_answer_by_the_link_that_asked_once_the_birth_year_is_known() {
        JsonNode invoice = bills.alone();
        String link = "/en" + bills.link(invoice);
        String other = "/en" + bills.link(invoice);
        asks(link);
        answers(ANSWER);

        for (String page : new String[] {link, link + "/ask", link + "/ask?done"}) {
            assertThat(read(page, null)).as(page).doesNotContain(words, ANSWER);
        }
        assertThat(read(link + "/ask", null))
                .as("the same whether anything was asked or not")
                .contains("Earlier questions");
        assertThat(read(other + "/ask", null)).contains("Earlier questions");

        String proof = opens(link);
        assertThat(read(link, proof)).contains(words, ANSWER);
        assertThat(read(link + "/ask", proof)).contains(words, ANSWER).doesNotContain("Earlier questions");
        String another = opens(other);
        assertThat(read(other, another)).contains("DS-201").doesNotContain(words, ANSWER);
        assertThat(read(other + "/ask", another)).doesNotContain(words, ANSWER);
    }

    @Test
    void a_patient_reads_at_the_bill_what_they_asked_by_their_own_link_and_not_what_others_asked() {
        JsonNode invoice = bills.ofDemoPatient();
        String bill = "/en/me/bills/" + invoice.path("id").asText();
        StaffPages patient = new StaffPages(port, "patient");
        asks("/en" + bills.link(invoice));
        answers("For somebody else");
        patient.get(bill);
        String own = StaffPages.location(patient.post(bill + "/pay", Map.of()));
        asks(own);

        assertThat(patient.get(bill).body()).contains(words, "The billing office has it");
        answers(ANSWER);

        assertThat(patient.get(bill).body())
                .contains(words, ANSWER)
                .doesNotContain("The billing office has it", "For somebody else");
    }

    private void asks(String link) {
        Matcher once = ONCE.matcher(read(link + "/ask", null));
        assertThat(once.find()).isTrue();
        Http.Answer sent = sends(link + "/ask", Map.of("form", once.group(1), "kind", "question", "words", words));
        assertThat(sent.status()).isEqualTo(303);
    }

    private void answers(String answer) {
        assertThat(settle(question(), "{\"answer\":\"" + answer + "\"}").status())
                .isEqualTo(204);
    }

    /** The open one of this test. */
    private String question() {
        return StreamSupport.stream(
                        bills.staff()
                                .biller()
                                .get("/api/bill-questions?limit=200")
                                .path("items")
                                .spliterator(),
                        false)
                .filter(one -> one.path("words").asText().equals(words))
                .map(one -> one.path("id").asText())
                .findFirst()
                .orElseThrow();
    }

    private Exchange.Answer settle(String id, String body) {
        return bills.staff()
                .biller()
                .call(
                        "PUT",
                        "/api/bill-questions/" + id + "/settlement",
                        Map.of("Content-Type", "application/json"),
                        body);
    }

    private static String refusedField(Exchange.Answer answer) {
        assertThat(answer.status()).isEqualTo(422);
        JsonNode field = answer.json().path("fields").path(0);
        assertThat(answer.json().path("type").asText()).isEqualTo("/problems/invalid-value");
        assertThat(field.path("field").asText()).isEqualTo("answer");
        return field.path("message").asText();
    }

    /** The proof of the birth year, which this browser then keeps. */
    private String opens(String link) {
        return sends(link + "/details", Map.of("year", PayableBills.BIRTH_YEAR))
                .raw()
                .headers()
                .allValues("Set-Cookie")
                .stream()
                .filter(cookie -> cookie.startsWith("MIZAN_BILL="))
                .findFirst()
                .orElseThrow()
                .split(";", 2)[0];
    }

    private String read(String path, @Nullable String cookie) {
        Http.Call call = http.get(path);
        Http.Answer page = (cookie == null ? call : call.header("Cookie", cookie)).send();
        assertThat(page.status()).isEqualTo(200);
        return page.text();
    }

    private Http.Answer sends(String path, Map<String, String> fields) {
        String form = fields.entrySet().stream()
                .map(field -> field.getKey() + "=" + URLEncoder.encode(field.getValue(), StandardCharsets.UTF_8))
                .collect(Collectors.joining("&"));
        return http.call("POST", path)
                .header("Origin", "http://localhost:" + port)
                .body("application/x-www-form-urlencoded", form)
                .send();
    }
}
