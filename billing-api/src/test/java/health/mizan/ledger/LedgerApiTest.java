package health.mizan.ledger;

import static health.mizan.ledger.Account.CASH_DRAWER;
import static health.mizan.ledger.Account.HOLDS;
import static health.mizan.ledger.Account.HOLDS_CONTRA;
import static health.mizan.ledger.Account.PATIENT_RECEIVABLE;
import static health.mizan.ledger.Account.SERVICE_REVENUE;
import static health.mizan.testing.Fixtures.sar;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import health.mizan.access.Role;
import health.mizan.parties.FacilityId;
import health.mizan.parties.PatientId;
import health.mizan.testing.ApiTest;
import health.mizan.testing.Http.Answer;
import health.mizan.testing.Tokens;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

class LedgerApiTest extends ApiTest {

    @Autowired
    private Ledger ledger;

    private final String site = "L" + UUID.randomUUID().toString().substring(0, 8);
    private final PatientId patient = new PatientId(UUID.randomUUID());
    private final String finance = Tokens.staff(Set.of(Role.FINANCE), site);
    private FacilityId facility;

    @BeforeEach
    void openASite() {
        facility = new FacilityId(UUID.randomUUID());
        sql.sql("""
                insert into facility (id, code, name_en, name_ar, time_zone, currency, city, country, status, version,
                                      created_at)
                values (?, ?, 'Site', 'موقع', 'Asia/Riyadh', 'SAR', 'Manama', 'BH', 'active', 1, now())""").params(facility.value(), site).update();
    }

    @Test
    void the_chart_of_accounts_is_the_one_that_rules_post_to() {
        JsonNode accounts =
                http.get("/api/ledger/accounts").as(finance).send().json().path("items");

        assertThat(accounts).hasSize(Account.values().length);
        for (JsonNode shown : accounts) {
            Account account = Account.ofCode(shown.path("code").asText()).orElseThrow();
            assertThat(shown.path("kind").asText()).isEqualTo(account.kind().code());
            assertThat(shown.path("holder").asText())
                    .isEqualToIgnoringCase(account.holder().name());
            assertThat(shown.path("nameEn").asText()).isNotBlank();
            assertThat(shown.path("nameAr").asText()).matches(".*\\p{IsArabic}.*");
        }
    }

    @Test
    void entries_are_listed_page_by_page_with_each_line_on_its_side() {
        for (int i = 0; i < 3; i++) {
            ledger.post(owed("page-" + i));
        }
        String path = "/api/ledger/entries?limit=2&patient=" + patient;

        JsonNode first = http.get(path).as(finance).send().json();
        JsonNode second = http.get(path + "&cursor=" + first.path("next").asText())
                .as(finance)
                .send()
                .json();

        assertThat(first.path("items")).hasSize(2);
        assertThat(second.path("items")).hasSize(1);
        assertThat(second.hasNonNull("next")).isFalse();
        JsonNode debit = first.path("items").get(0).path("lines").get(0);
        assertThat(debit.path("account").asText()).isEqualTo("1120");
        assertThat(debit.path("party").path("id").asText()).isEqualTo(patient.toString());
        assertThat(debit.path("debit").path("amount").asText()).isEqualTo("20.00");
        assertThat(debit.hasNonNull("credit")).isFalse();
        JsonNode credit = first.path("items").get(0).path("lines").get(1);
        assertThat(credit.path("credit").path("amount").asText()).isEqualTo("20.00");
    }

    @Test
    void the_filters_narrow_the_list() {
        ledger.post(owed("filtered"));

        assertThat(count("account=1120&patient=" + patient)).isEqualTo(1);
        assertThat(count("account=1310&patient=" + patient)).isZero();
        assertThat(count("patient=" + patient + "&from=2999-01-01")).isZero();
        assertThat(count("patient=" + patient + "&until=1999-01-01")).isZero();
        assertThat(count("patient=" + patient + "&from=2000-01-01&until=2998-01-01"))
                .isEqualTo(1);
    }

    @Test
    void a_question_without_sense_is_refused() {
        assertThat(refused("/api/ledger/entries?account=7777")).isEqualTo("invalid-value");
        assertThat(refused("/api/ledger/balances")).isEqualTo("invalid-value");
        assertThat(refused("/api/ledger/balances?account=1120&patient=" + patient))
                .isEqualTo("invalid-value");
        assertThat(refused("/api/ledger/entries?patient=" + patient + "&payer=" + patient))
                .isEqualTo("invalid-value");
        assertThat(refused("/api/ledger/entries?from=yesterday")).isEqualTo("malformed-request");
    }

    @Test
    void staff_of_another_site_see_nothing_of_this_one() {
        UUID entry = ledger.post(owed("hidden")).entry();
        String elsewhere = Tokens.staff(Set.of(Role.FINANCE), "ELSEWHERE");

        assertThat(http.get("/api/ledger/entries/" + entry).as(finance).send().status())
                .isEqualTo(200);
        assertThat(http.get("/api/ledger/entries/" + entry).as(elsewhere).send().problem())
                .isEqualTo("not-found");
        assertThat(http.get("/api/ledger/balances?patient=" + patient)
                        .as(elsewhere)
                        .send()
                        .json()
                        .path("items"))
                .isEmpty();
        assertThat(http.get("/api/ledger/entries?patient=" + patient)
                        .as(elsewhere)
                        .send()
                        .json()
                        .path("items"))
                .isEmpty();
    }

    @Test
    void what_concerns_the_whole_clinic_is_for_finance_alone() {
        UUID entry = ledger.post(
                        JournalEntry.of("shift.counted", UUID.randomUUID().toString())
                                .debit(CASH_DRAWER, new Party(Party.Kind.DRAWER, UUID.randomUUID()), sar("5.00"))
                                .credit(SERVICE_REVENUE, sar("5.00"))
                                .balanced())
                .entry();
        String biller = Tokens.staff(Set.of(Role.BILLER), site);

        assertThat(http.get("/api/ledger/entries/" + entry).as(finance).send().status())
                .isEqualTo(200);
        assertThat(http.get("/api/ledger/entries/" + entry).as(biller).send().status())
                .isEqualTo(404);
    }

    @Test
    void balances_and_trial_balance_add_up() {
        ledger.post(owed("balance"));

        JsonNode balances = http.get("/api/ledger/balances?patient=" + patient)
                .as(finance)
                .send()
                .json();
        JsonNode trial = http.get("/api/ledger/trial-balance?date=2998-01-01")
                .as(Tokens.staff(Set.of(Role.BILLER), site))
                .send()
                .json();

        assertThat(balances.path("items")).hasSize(1);
        assertThat(balances.path("items").get(0).path("balance").path("amount").asText())
                .isEqualTo("20.00");
        assertThat(trial.path("rows").findValuesAsText("account")).containsExactly("1120", "4100");
        assertThat(trial.path("rows").get(1).path("balance").path("amount").asText())
                .isEqualTo("-20.00");
    }

    @Test
    void finance_undoes_an_entry_once_and_a_repeated_request_has_the_first_answer() {
        UUID entry = ledger.post(owed("undone")).entry();
        String key = UUID.randomUUID().toString();

        Answer first = reverse(entry, key, finance);
        Answer repeated = reverse(entry, key, finance);
        Answer again = reverse(entry, UUID.randomUUID().toString(), finance);

        assertThat(first.status()).isEqualTo(201);
        assertThat(first.json().path("reverses").asText()).isEqualTo(entry.toString());
        assertThat(first.json().path("note").asText()).isEqualTo("keyed twice");
        assertThat(repeated.text()).isEqualTo(first.text());
        assertThat(again.problem()).isEqualTo("conflict");
        assertThat(http.get("/api/ledger/entries/" + entry)
                        .as(finance)
                        .send()
                        .json()
                        .path("reversedBy")
                        .asText())
                .isEqualTo(first.json().path("id").asText());
        assertThat(sql.sql("select count(*) from audit_event where action = 'ledger-entry.reversed' and subject_id = ?")
                        .param(entry.toString())
                        .query(Long.class)
                        .single())
                .isEqualTo(1);
    }

    @Test
    void what_a_drawer_or_a_gateway_counts_too_is_not_undone_by_a_mirror_image() {
        UUID taken = ledger.post(JournalEntry.of("desk-payment.taken", "counted-" + patient)
                        .at(facility)
                        .debit(CASH_DRAWER, new Party(Party.Kind.DRAWER, UUID.randomUUID()), sar("20.00"))
                        .credit(PATIENT_RECEIVABLE, Party.of(patient), sar("20.00"))
                        .balanced())
                .entry();
        UUID held = ledger.post(JournalEntry.of("payment.hold-placed", "counted-" + patient)
                        .at(facility)
                        .debit(HOLDS, Party.of(patient), sar("20.00"))
                        .credit(HOLDS_CONTRA, sar("20.00"))
                        .balanced())
                .entry();

        for (UUID entry : List.of(taken, held)) {
            Answer refused = reverse(entry, UUID.randomUUID().toString(), finance);
            assertThat(refused.problem()).isEqualTo("conflict");
            assertThat(refused.json().path("detail").asText()).contains("refund or take back the payment itself");
            assertThat(http.get("/api/ledger/entries/" + entry)
                            .as(finance)
                            .send()
                            .json()
                            .path("reversedBy")
                            .isTextual())
                    .isFalse();
        }
    }

    @Test
    void nobody_but_finance_undoes_an_entry() {
        UUID entry = ledger.post(owed("kept")).entry();

        assertThat(reverse(entry, "the-key-1", Tokens.staff(Set.of(Role.BILLER), site))
                        .problem())
                .isEqualTo("not-allowed");
        assertThat(reverse(entry, "the-key-2", Tokens.staff(Set.of(Role.FINANCE), "ELSEWHERE"))
                        .problem())
                .isEqualTo("not-found");
        assertThat(http.post("/api/ledger/entries/" + entry + "/reversal", "{\"reason\":\"  \"}")
                        .header("Idempotency-Key", "the-key-3")
                        .as(finance)
                        .send()
                        .problem())
                .isEqualTo("invalid-value");
    }

    @Test
    void the_ledger_is_verified_on_demand() {
        ledger.post(owed("verified"));
        String operator = Tokens.staff(Set.of(Role.OPERATOR), site);

        JsonNode verdict =
                http.post("/api/ledger/verification", "").as(operator).send().json();

        assertThat(verdict.path("clean").asBoolean()).isTrue();
        assertThat(verdict.path("entries").asLong()).isPositive();
        assertThat(http.get("/api/ledger/seals").as(operator).send().status()).isEqualTo(200);
        assertThat(http.post("/api/ledger/verification?expectHead=nonsense", "")
                        .as(operator)
                        .send()
                        .problem())
                .isEqualTo("invalid-value");
    }

    private JournalEntry owed(String source) {
        return JournalEntry.of("invoice.issued", source + "-" + patient)
                .at(facility)
                .debit(PATIENT_RECEIVABLE, Party.of(patient), sar("20.00"))
                .credit(SERVICE_REVENUE, sar("20.00"))
                .balanced();
    }

    private int count(String filter) {
        return http.get("/api/ledger/entries?" + filter)
                .as(finance)
                .send()
                .json()
                .path("items")
                .size();
    }

    private String refused(String path) {
        return http.get(path).as(finance).send().problem();
    }

    private Answer reverse(UUID entry, String key, String token) {
        return http.post("/api/ledger/entries/" + entry + "/reversal", "{\"reason\":\"keyed twice\"}")
                .header("Idempotency-Key", key)
                .as(token)
                .send();
    }
}
