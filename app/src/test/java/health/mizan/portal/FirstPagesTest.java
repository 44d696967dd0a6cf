package health.mizan.portal;

import static org.assertj.core.api.Assertions.assertThat;

import health.mizan.sandbox.people.Visitor;
import health.mizan.testing.AppTest;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class FirstPagesTest extends AppTest {

    private final HttpClient http = HttpClient.newHttpClient();

    @ParameterizedTest
    @CsvSource(
            nullValues = "-",
            value = {
                "-, -, /ar",
                "en-GB;q=0.8, -, /en",
                "'fr, en;q=0.5', -, /en",
                "fr, -, /ar",
                "en, MIZAN_LANGUAGE=ar, /ar",
                "ar, MIZAN_LANGUAGE=en, /en",
                "-, MIZAN_LANGUAGE=xx, /ar"
            })
    void the_start_leads_to_the_language_chosen_before_then_to_the_browsers_then_to_arabic(
            String accepts, String cookie, String expected) throws Exception {
        HttpRequest.Builder request = to("/");
        if (accepts != null) {
            request.header("Accept-Language", accepts);
        }
        if (cookie != null) {
            request.header("Cookie", cookie);
        }

        HttpResponse<String> answer = send(request);

        assertThat(answer.statusCode()).isEqualTo(303);
        assertThat(answer.headers().firstValue("location")).contains(expected);
    }

    @ParameterizedTest
    @CsvSource({"ar, rtl, تسجيل الدخول, en", "en, ltr, Sign in, ar"})
    void the_landing_page_says_its_language_direction_and_the_way_in(
            String language, String direction, String signIn, String other) throws Exception {
        HttpResponse<String> page = send(to("/" + language));

        assertThat(page.statusCode()).isEqualTo(200);
        assertThat(page.headers().firstValue("content-language")).contains(language);
        assertThat(page.body())
                .contains("<html lang=\"" + language + "\" dir=\"" + direction + "\">", signIn)
                .contains("<meta name=\"description\" content=\"")
                .contains("href=\"/" + other + "\" hreflang=\"" + other + "\"");
    }

    @Test
    void the_landing_page_loads_nothing_from_elsewhere_and_runs_no_script() throws Exception {
        HttpResponse<String> page = send(to("/en"));

        assertThat(page.headers().firstValue("content-security-policy").orElse(""))
                .contains("default-src 'none'");
        assertThat(page.body()).doesNotContain("<script", "style=", "https://", "//");
    }

    @Test
    void who_saves_data_is_not_sent_fonts() throws Exception {
        HttpResponse<String> usual = send(to("/en"));
        HttpResponse<String> lean = send(to("/en").header("Save-Data", "on"));

        assertThat(usual.body()).contains("/assets/fonts.css");
        assertThat(lean.body()).doesNotContain("/assets/fonts.css").contains("/assets/mizan.css");
        assertThat(lean.headers().allValues("vary")).contains("Save-Data");
    }

    @ParameterizedTest
    @CsvSource({"/assets/mizan.css, text/css", "/assets/mark.svg, image/svg+xml"})
    void what_the_pages_load_is_ours(String path, String type) throws Exception {
        HttpResponse<String> asset = send(to(path));

        assertThat(asset.statusCode()).isEqualTo(200);
        assertThat(asset.headers().firstValue("content-type").orElse("")).startsWith(type);
    }

    @Test
    void the_home_page_asks_to_sign_in() throws Exception {
        HttpResponse<String> answer = send(to("/ar/home"));

        assertThat(answer.statusCode()).isEqualTo(302);
        assertThat(answer.headers().firstValue("location").orElse("")).contains("/oauth2/authorization/");
    }

    @ParameterizedTest
    @CsvSource({"/ar/nothing-here, هذه الصفحة غير موجودة", "/en/nothing-here, This page is not here"})
    void a_page_that_is_not_there_says_so_in_the_language_of_its_address(String path, String words) {
        Visitor.View answer = signIn("desk", path);

        assertThat(answer.status()).isEqualTo(404);
        assertThat(answer.text()).contains(words);
    }

    @Test
    void who_signs_in_sees_who_they_are_and_what_they_can_open() {
        String home = signIn("desk", "/en/home").text();

        assertThat(home).contains("Demo Desk", "Front desk", "RUH", "Sign out", "href=\"/openapi.json\"");
    }

    @Test
    void the_home_page_speaks_arabic_too() {
        String home = signIn("desk", "/ar/home").text();

        assertThat(home).contains("dir=\"rtl\"", "الاستقبال", "تسجيل الخروج");
    }

    @Test
    void a_patient_is_not_shown_the_doors_of_systems() {
        String home = signIn("patient", "/en/home").text();

        assertThat(home).contains("Patient", "/en/me").doesNotContain("/openapi.json");
    }

    @Test
    void who_signs_out_is_back_at_the_landing_page_and_has_no_session() {
        Visitor visitor = new Visitor();
        Visitor.View home = signIn(visitor, "desk", "/en/home");

        Visitor.View left = visitor.submit(home, Map.of(), "about:");

        assertThat(left.at().getPath()).matches("/(ar|en)");
        assertThat(left.text()).containsAnyOf("Sign in", "تسجيل الدخول");
        assertThat(visitor.open(address("/en/home")).at().getPath()).isEqualTo("/sign-in");
    }

    private static Visitor.View signIn(String user, String path) {
        return signIn(new Visitor(), user, path);
    }

    private static Visitor.View signIn(Visitor visitor, String user, String path) {
        return visitor.submit(visitor.open(address(path)), Map.of("username", user, "password", "demo"), "about:");
    }

    private static URI address(String path) {
        return URI.create("http://localhost:" + port + path);
    }

    private HttpRequest.Builder to(String path) {
        return HttpRequest.newBuilder(address(path)).header("Accept", "text/html");
    }

    private HttpResponse<String> send(HttpRequest.Builder request) throws IOException, InterruptedException {
        return http.send(request.build(), HttpResponse.BodyHandlers.ofString());
    }
}
