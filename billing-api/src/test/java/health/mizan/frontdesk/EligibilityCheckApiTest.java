package health.mizan.frontdesk;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import health.mizan.cases.CaseId;
import health.mizan.eligibility.FakePayer;
import health.mizan.testing.Http.Answer;
import java.util.UUID;
import org.junit.jupiter.api.Test;

/** Cover as a desk asks for it over HTTP. */
class EligibilityCheckApiTest extends FrontDesk {

    @Test
    void a_question_about_a_visit_needs_only_the_visit() {
        String visit = visit("DS-100", "DS-201");

        Answer asked = ask(visit);
        Answer again = ask(visit);

        assertThat(asked.status()).isEqualTo(201);
        assertThat(asked.header("Location")).contains(CHECKS + "/" + id(asked));
        assertThat(asked.json().path("state").asText()).isEqualTo("requested");
        assertThat(asked.json().path("facility").asText()).isEqualTo("FD-1");
        assertThat(asked.json().path("payer").path("code").asText()).isEqualTo("FD-NAJD");
        assertThat(asked.json().path("categories").path(0).asText()).isEqualTo("laboratory");
        assertThat(asked.json().path("text").path("en").asText()).isEqualTo("The payer is being asked.");
        assertThat(again.status()).isEqualTo(200);
        assertThat(id(again)).isEqualTo(id(asked));
        assertThat(questions
                        .ofCase(new CaseId(UUID.fromString(visit)))
                        .orElseThrow()
                        .coverage())
                .hasToString(asked.json().path("coverage").asText());
    }

    @Test
    void the_answer_is_a_sentence_in_both_languages_with_its_age() {
        Answer asked = ask(visit("DS-100"));
        checks.answered(check(asked), FakePayer.covered());

        Answer answered = http.get(CHECKS + "/" + id(asked)).as(DESK).send();

        assertThat(answered.json().path("state").asText()).isEqualTo("answered");
        assertThat(answered.json().path("answer").path("standing").asText()).isEqualTo("eligible");
        assertThat(answered.json().path("answer").path("benefits")).hasSize(2);
        assertThat(answered.json().path("text").path("en").asText())
                .matches("Covered for laboratory (today|on .*) at this site\\. In the plan's network\\."
                        + " You pay 20 %, at most SAR 75\\.00\\. The payer names no approval limit\\."
                        + " Answered \\d\\d:\\d\\d by FD-NAJD cover\\.");
        assertThat(answered.json().path("sentences").findValuesAsText("topic"))
                .containsExactly("standing", "network", "copay", "approval", "age");
        assertThat(answered.json().path("text").path("ar").asText()).startsWith("التغطية تشمل المختبر");
        assertThat(answered.json().path("ageSeconds").asLong()).isBetween(0L, 60L);
    }

    @Test
    void a_payer_without_an_electronic_door_is_said_to_have_none() {
        Answer asked = ask(visit("DS-100"));
        tx.run(() -> checks.ask(check(asked)));

        JsonNode ended = http.get(CHECKS + "/" + id(asked)).as(DESK).send().json();

        assertThat(ended.path("state").asText()).isEqualTo("unanswered");
        assertThat(ended.path("reason").asText()).isEqualTo("no-electronic-connection");
        assertThat(ended.path("text").path("en").asText()).contains("call it");
    }

    @Test
    void what_is_wrong_with_a_question_is_said_by_field() {
        Answer empty = http.post(CHECKS, "{}").as(DESK).send();
        Answer elsewhere = http.post(CHECKS, """
                        {"coverage":"%s","facility":"FD-2"}
                        """.formatted(cover())).as(DESK).send();
        Answer nonsense = http.post(CHECKS, """
                        {"coverage":"%s","facility":"FD-1","categories":["magic"]}
                        """.formatted(cover())).as(DESK).send();

        assertThat(empty.status()).isEqualTo(422);
        assertThat(empty.json().path("fields").findValuesAsText("field")).containsExactly("coverage", "facility");
        assertThat(elsewhere.json().path("fields").findValuesAsText("field")).containsExactly("facility");
        assertThat(nonsense.json().path("fields").findValuesAsText("field")).containsExactly("categories");
        assertThat(http.get(CHECKS).as(DESK).send().status()).isEqualTo(422);
    }

    @Test
    void checks_are_listed_by_patient_and_by_visit_newest_first() {
        String visit = visit("DS-100");
        Answer first = ask(visit);
        checks.giveUp(check(first));
        Answer second = ask(visit);

        JsonNode byVisit = http.get(CHECKS + "?case=" + visit).as(DESK).send().json();
        JsonNode byPatient =
                http.get(CHECKS + "?limit=1&patient=" + patient).as(DESK).send().json();
        JsonNode rest = http.get(CHECKS + "?limit=1&patient=" + patient + "&cursor="
                        + byPatient.path("next").asText())
                .as(DESK)
                .send()
                .json();

        assertThat(byVisit.path("items").findValuesAsText("reason")).hasSize(2);
        assertThat(byVisit.path("items").path(0).path("id").asText()).isEqualTo(id(second));
        assertThat(byPatient.path("items").path(0).path("id").asText()).isEqualTo(id(second));
        assertThat(rest.path("items").path(0).path("id").asText()).isEqualTo(id(first));
    }
}
