package health.mizan.portal;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import health.mizan.testing.AppTest;
import health.mizan.testing.Opens;
import health.mizan.testing.PayableBills;
import java.io.IOException;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.jdbc.core.simple.JdbcClient;

/** The pages behind a pay-link as whoever is up to something sees them. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class PayPagesTest extends AppTest {

    private static final Pattern FORM = Pattern.compile("name=\"form\" value=\"([0-9a-f-]+)\"");

    private final HttpClient http = HttpClient.newHttpClient();
    private PayableBills bills;
    private JsonNode invoice;

    @BeforeAll
    void somebodyOwes() {
        bills = new PayableBills(port, sandboxPort);
        invoice = bills.insured();
    }

    @Test
    void without_the_birth_year_a_link_tells_the_sum_the_provider_and_the_day_and_nothing_else() {
        String link = link(invoice);

        HttpResponse<String> page = get(link);

        assertThat(page.statusCode()).isEqualTo(200);
        assertThat(page.body())
                .contains("51.00", "Noor Demo Medical Complex", "Pay by")
                .doesNotContain("HbA1c", "DS-202", "GP visit", "Najd", "255.00", "Demo Guest", "DEMO-2-", "1986-");
        assertThat(page.headers().firstValue("X-Robots-Tag")).contains("noindex, nofollow");
        assertThat(page.headers().firstValue("Cache-Control").orElse("")).contains("no-store");
        assertThat(page.headers().allValues("Set-Cookie")).noneMatch(cookie -> cookie.startsWith("MIZAN_SESSION"));
    }

    @Test
    @Opens("POST /{language:ar|en}/p/{token}/details")
    void the_right_year_opens_the_details_to_this_browser_on_this_link_only() {
        String link = link(invoice);
        String other = link(invoice);

        HttpResponse<String> answer = post(link + "/details", Map.of("year", "١٩٨٦"));

        assertThat(answer.statusCode()).isEqualTo(303);
        List<String> cookies = answer.headers().allValues("Set-Cookie").stream()
                .filter(cookie -> cookie.startsWith("MIZAN_BILL="))
                .toList();
        assertThat(cookies)
                .hasSize(2)
                .allMatch(cookie -> cookie.contains("HttpOnly")
                        && cookie.contains("SameSite=Lax")
                        && cookie.contains("/p/" + link.substring(6)));
        String proof = cookies.getFirst().split(";", 2)[0];
        assertThat(get(link, "Cookie", proof).body()).contains("HbA1c", "255.00", "at most");
        assertThat(get(other, "Cookie", proof).body()).doesNotContain("HbA1c");
        assertThat(get(link).body()).doesNotContain("HbA1c");
    }

    @Test
    void wrong_years_end_in_a_lock_that_says_how_long_and_paying_stays_possible() {
        String link = link(invoice);

        for (int i = 0; i < 4; i++) {
            assertThat(post(link + "/details", Map.of("year", "1901")).statusCode())
                    .isEqualTo(422);
        }
        HttpResponse<String> locked = post(link + "/details", Map.of("year", "1901"));

        assertThat(locked.statusCode()).isEqualTo(429);
        assertThat(locked.headers().firstValueAsLong("Retry-After").orElse(0)).isBetween(1700L, 1801L);
        assertThat(post(link + "/details", Map.of("year", "1986")).statusCode()).isEqualTo(429);
        assertThat(get(link).body()).contains("Continue to pay");
    }

    @Test
    void an_expired_link_and_one_that_was_taken_back_get_the_same_page() {
        String expired = link(invoice);
        String revoked = link(invoice);
        JdbcClient.create(database.asOwner())
                .sql("""
            update billing.pay_link set made_at = now() - interval '2 days', expires_at = now() - interval '1 day'
             where id = :id
            """)
                .param("id", PayLinkRows.id(database, expired))
                .update();
        bills.staff().desk().call("DELETE", "/api/pay-links/" + PayLinkRows.id(database, revoked), Map.of(), "");

        HttpResponse<String> first = get(expired);
        HttpResponse<String> second = get(revoked);

        assertThat(first.statusCode()).isEqualTo(404);
        assertThat(second.statusCode()).isEqualTo(404);
        assertThat(first.body()).isEqualTo(second.body()).contains("new link").doesNotContain("51.00");
    }

    @Test
    void a_thousand_guesses_find_nothing_and_hinder_nobody() {
        String link = link(invoice);

        Map<Integer, Long> answers = IntStream.range(0, 1000)
                .parallel()
                .mapToObj(i -> get("/en/p/" + UUID.randomUUID().toString().substring(0, 22)))
                .peek(answer -> assertThat(answer.statusCode() == 404
                                || answer.headers().firstValue("Retry-After").isPresent())
                        .isTrue())
                .collect(Collectors.groupingBy(HttpResponse::statusCode, Collectors.counting()));

        assertThat(answers.keySet()).containsExactlyInAnyOrder(404, 429);
        assertThat(answers.get(404)).isLessThan(100);
        assertThat(get(link).statusCode()).isEqualTo(200);
    }

    @Test
    void a_form_sent_32_times_at_once_begins_one_payment() throws Exception {
        String link = link(bills.alone());
        Map<String, String> form = form(get(link), "210.00", "card");

        List<HttpResponse<String>> answers = atOnce(32, () -> post(link + "/pay", form));

        assertThat(answers).extracting(HttpResponse::statusCode).containsOnly(303);
        assertThat(PayLinkRows.attempts(database, link)).isEqualTo(1);
        assertThat(answers.stream()
                        .map(PayPagesTest::location)
                        .filter(at -> at.contains("/pay/"))
                        .distinct())
                .hasSize(1);
    }

    @Test
    @Opens("POST /{language:ar|en}/p/{token}/pay")
    void a_second_tab_with_another_method_closes_the_first_ones_page() {
        String link = link(bills.alone());
        HttpResponse<String> first = post(link + "/pay", form(get(link), "210.00", "mada"));

        HttpResponse<String> second = post(link + "/pay", form(get(link), "210.00", "card"));
        HttpResponse<String> back = post(link + "/pay", form(get(link), "210.00", "card"));

        assertThat(location(second)).contains("/pay/").isNotEqualTo(location(first));
        assertThat(location(back)).as("the back button, and the same again").isEqualTo(location(second));
        assertThat(PayLinkRows.live(database, link)).isEqualTo(1);
    }

    @ParameterizedTest
    @ValueSource(strings = {"0.01", "0", "-210.00", "210.01", "999999999.00", "NaN", "", "1e3", "60.001"})
    void nobody_pays_another_sum_than_a_form_of_ours_would_ask(String amount) {
        String link = link(bills.alone());

        HttpResponse<String> answer = post(link + "/pay", form(get(link), amount, "card"));

        assertThat(answer.statusCode()).isEqualTo(422);
        assertThat(answer.body()).contains("Nothing was charged");
        assertThat(PayLinkRows.attempts(database, link)).isZero();
    }

    @Test
    void a_form_that_another_site_sends_is_refused() throws Exception {
        String link = link(invoice);
        Map<String, String> form = form(get(link), "51.00", "card");

        assertThat(post(link + "/pay", form, "Sec-Fetch-Site", "cross-site").statusCode())
                .isEqualTo(403);
        assertThat(post(link + "/pay", form, "Origin", "https://evil.example").statusCode())
                .isEqualTo(403);
        assertThat(post(link + "/pay", form, "Origin", "null").statusCode()).isEqualTo(403);
        assertThat(post(link + "/pay", form, "X-Nothing", "said").statusCode()).isEqualTo(403);
        assertThat(PayLinkRows.attempts(database, link)).isZero();
    }

    @Test
    @Opens({"GET /{language:ar|en}/p/{token}/return", "GET /{language:ar|en}/p/{token}/s/{payment}"})
    void what_the_address_says_of_the_outcome_is_not_believed() {
        String link = link(bills.alone());
        HttpResponse<String> begun = post(link + "/pay", form(get(link), "210.00", "card"));
        String cookie = wayBack(begun);
        String address = cookie.replaceAll(".*Path=([^;]+).*", "$1");

        HttpResponse<String> back =
                get(address + "?payment=x&status=paid&result=captured", "Cookie", cookie.split(";", 2)[0]);

        assertThat(back.statusCode()).isEqualTo(303);
        assertThat(get(location(back)).body())
                .contains("The payment is not finished")
                .doesNotContain("You paid");
        assertThat(get(link + "/s/" + UUID.randomUUID()).statusCode()).isEqualTo(303);
    }

    @Test
    void neither_the_gateway_nor_the_database_learns_the_token_and_another_browser_does_not_get_it() {
        String link = link(bills.alone());
        String cookie = wayBack(post(link + "/pay", form(get(link), "210.00", "card")));
        String address = cookie.replaceAll(".*Path=([^;]+).*", "$1");

        HttpResponse<String> elsewhere = get(address);
        String kept = JdbcClient.create(database.asOwner())
                .sql("select string_agg(a::text, '') from billing.payment_attempt a")
                .query(String.class)
                .single();

        assertThat(cookie).contains("HttpOnly", "SameSite=Lax").startsWith("MIZAN_WAY_BACK=" + link.substring(6));
        assertThat(address).doesNotContain(link.substring(6));
        assertThat(kept).doesNotContain(link.substring(6)).contains(address);
        assertThat(elsewhere.statusCode()).isEqualTo(200);
        assertThat(elsewhere.body()).contains("Open your link again").doesNotContain("210.00", link.substring(6));
    }

    private String link(JsonNode of) {
        return "/en" + bills.link(of);
    }

    private static Map<String, String> form(HttpResponse<String> page, String amount, String method) {
        Matcher form = FORM.matcher(page.body());
        assertThat(form.find()).isTrue();
        return Map.of("form", form.group(1), "amount", amount, "method", method);
    }

    private HttpResponse<String> get(String path, String... headers) {
        HttpRequest.Builder request = HttpRequest.newBuilder(URI.create("http://localhost:" + port + path));
        return send(headers.length == 0 ? request : request.headers(headers));
    }

    private HttpResponse<String> post(String path, Map<String, String> form) {
        return post(path, form, "Origin", "http://localhost:" + port);
    }

    private HttpResponse<String> post(String path, Map<String, String> form, String... headers) {
        String body = form.entrySet().stream()
                .map(field -> field.getKey() + "=" + URLEncoder.encode(field.getValue(), StandardCharsets.UTF_8))
                .collect(Collectors.joining("&"));
        return send(HttpRequest.newBuilder(URI.create("http://localhost:" + port + path))
                .header("Content-Type", "application/x-www-form-urlencoded")
                .headers(headers)
                .POST(HttpRequest.BodyPublishers.ofString(body)));
    }

    private HttpResponse<String> send(HttpRequest.Builder request) {
        try {
            return http.send(request.build(), HttpResponse.BodyHandlers.ofString());
        } catch (IOException | InterruptedException failed) {
            throw new IllegalStateException(failed);
        }
    }

    private static <T> List<T> atOnce(int times, Callable<T> act) throws Exception {
        try (ExecutorService crowd = Executors.newFixedThreadPool(times)) {
            List<Future<T>> all =
                    Stream.generate(() -> crowd.submit(act)).limit(times).toList();
            List<T> answers = new java.util.ArrayList<>();
            for (Future<T> one : all) {
                answers.add(one.get());
            }
            return answers;
        }
    }

    private static String location(HttpResponse<String> answer) {
        return answer.headers().firstValue("Location").orElse("");
    }

    private static String wayBack(HttpResponse<String> begun) {
        return begun.headers().allValues("Set-Cookie").stream()
                .filter(cookie -> cookie.startsWith("MIZAN_WAY_BACK="))
                .findFirst()
                .orElseThrow();
    }
}
