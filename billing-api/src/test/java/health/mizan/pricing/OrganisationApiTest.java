package health.mizan.pricing;

import static health.mizan.testing.Organisation.SYSTEM;
import static org.assertj.core.api.Assertions.assertThat;

import health.mizan.access.Role;
import health.mizan.testing.ApiTest;
import health.mizan.testing.Http.Answer;
import health.mizan.testing.Tokens;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.UUID;

/** Master data through HTTP, from facilities to prices. Codes begin with a prefix of this run's own. */
abstract class OrganisationApiTest extends ApiTest {

    final String run = "O" + UUID.randomUUID().toString().substring(0, 6) + "-";
    final String site = run + "RUH";
    final String admin = Tokens.staff(Set.of(Role.ADMIN), site);
    final String finance = Tokens.staff(Set.of(Role.FINANCE), site);
    final String desk = Tokens.staff(Set.of(Role.FRONT_DESK), site);

    String pricedClinic() {
        created("/api/facilities", facility(site, "Noor"));
        created("/api/payers", payer(run + "NAJD", "نجد"));
        created("/api/services", service(run + "GP"));
        created("/api/services", service(run + "MRI"));
        created("/api/fee-schedules", schedule(run + "GP", "150.00"));
        return created("/api/contracts", contract(run + "C1", "2026-01-01"));
    }

    String created(String path, String json) {
        Answer answer = http.post(path, json).as(admin).send();
        assertThat(answer.status()).as(answer.text()).isEqualTo(201);
        return answer.header("Location").orElseThrow();
    }

    Answer get(String path, String token) {
        return http.get(path).as(token).send();
    }

    static int rate(Answer plan) {
        return plan.json().path("rules").path(0).path("basisPoints").asInt();
    }

    static List<String> codes(Answer page) {
        List<String> codes = new ArrayList<>();
        page.json().path("items").forEach(item -> codes.add(item.path("code").asText()));
        return codes;
    }

    static List<String> fields(Answer problem) {
        List<String> fields = new ArrayList<>();
        problem.json()
                .path("fields")
                .forEach(field -> fields.add(field.path("field").asText()));
        return fields;
    }

    static String encoded(String text) {
        return URLEncoder.encode(text, StandardCharsets.UTF_8);
    }

    static String facility(String code, String name) {
        return """
                {"code":"%s","nameEn":"%s","nameAr":"مجمع نور","timeZone":"Asia/Riyadh","currency":"SAR",
                 "vatNumber":"300000000000003","address":{"buildingNumber":"2929","street":"Demo Street",
                 "city":"Riyadh","postalCode":"12345","country":"SA"}}""".formatted(code, name);
    }

    static String payer(String code, String nameAr) {
        return """
                {"code":"%s","kind":"insurer","nameEn":"Demo cover","nameAr":"%s"}""".formatted(code, nameAr);
    }

    String plan(String from, int rate) {
        return """
                {"payer":"%sNAJD","code":"SILVER","nameEn":"Silver","nameAr":"الفضية","network":"Silver",
                 "currency":"SAR","effectiveFrom":"%s","rules":[{"id":"copay","kind":"copay-percent",
                 "basisPoints":%d,"cap":{"amount":"75.00","currency":"SAR"}}]}""".formatted(run, from, rate);
    }

    static String service(String code) {
        return """
                {"system":"%s","code":"%s","nameEn":"Demo service","nameAr":"خدمة","category":"consultation",
                 "effectiveFrom":"2026-01-01"}""".formatted(SYSTEM, code);
    }

    String schedule(String service, String price) {
        return """
                {"code":"%sLIST","nameEn":"List","nameAr":"الأسعار","currency":"SAR","effectiveFrom":"2026-01-01",
                 "prices":[{"system":"%s","service":"%s","price":{"amount":"%s","currency":"SAR"}}]}
                """.formatted(run, SYSTEM, service, price);
    }

    String contract(String code, String from) {
        return """
                {"code":"%s","facility":"%s","payer":"%sNAJD","schedule":"%sLIST","offBasisPoints":1500,
                 "effectiveFrom":"%s"}""".formatted(code, site, run, run, from);
    }
}
