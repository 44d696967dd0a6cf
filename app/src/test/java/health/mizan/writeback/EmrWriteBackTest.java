package health.mizan.writeback;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import health.mizan.testing.Organisation;
import health.mizan.testing.Visits;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Bills and payments on their way to the sandbox's EMR over HTTP, through everything that can go wrong on it. */
class EmrWriteBackTest extends EmrTest {

    @Test
    void the_emr_holds_the_invoice_balanced_and_one_payment_notice_to_the_halala() {
        NoticeId billed = world.issued(invoice.id());
        NoticeId paid = world.paid(invoice.id(), "35.70");

        world.send(billed);
        world.send(paid);

        JsonNode told = one("PaymentNotice");
        assertThat(told.at("/amount/value").decimalValue()).isEqualByComparingTo("35.70");
        assertThat(told.at("/identifier/0/value").asText()).isEqualTo(paid.toString());
        assertThat(told.at("/request/identifier/value").asText())
                .isEqualTo(invoice.id().toString());
        assertThat(told.at("/extension/0/valueReference/identifier/system").asText())
                .isEqualTo(Visits.EMR);
        assertThat(one("Invoice").path("status").asText()).isEqualTo("balanced");
        assertThat(world.writeBacks().require(paid).reference())
                .isEqualTo("PaymentNotice/" + told.path("id").asText());
        assertThat(world.writeBacks().outcome(Visits.DESK, financialCase)).hasValue(NoticeState.Outcome.SUCCESS);
    }

    @Test
    void what_is_sent_to_the_emr_names_nobody() {
        NoticeId paid = world.paid(invoice.id(), "35.70");

        world.send(world.issued(invoice.id()));
        world.send(paid);

        assertThat(one("PaymentNotice").toString() + one("Invoice"))
                .doesNotContain("زائر", "Patient", "diagnosis", "DS-100");
    }

    @Test
    void an_emr_that_is_down_for_an_hour_misses_nothing_and_gets_nothing_twice() {
        NoticeId billed = world.issued(invoice.id());
        NoticeId paid = world.paid(invoice.id(), "20.00");
        emr.fault("drop-before", "/fhir", 3, 0);
        emr.fault("status", "/fhir", 1000, 503);
        world.send(billed);
        world.send(paid);
        for (int minute = 0; minute < 60; minute += 5) {
            world.clock.advance(Duration.ofMinutes(5));
            world.sweep(billed);
            world.sweep(paid);
        }
        List<NoticeState> whileDown = List.of(world.state(billed), world.state(paid));
        NoticeId rest = world.paid(invoice.id(), "15.70");
        world.send(rest);
        emr.calm();

        for (NoticeId notice : List.of(billed, paid, rest)) {
            until(notice, NoticeState.SUCCESS);
        }

        assertThat(whileDown).containsExactly(NoticeState.RETRY, NoticeState.WAITING);
        assertThat(emr.of("PaymentNotice", visit))
                .extracting(notice -> notice.at("/amount/value").asText())
                .containsExactly("20.00", "15.70");
        assertThat(one("Invoice").path("status").asText()).isEqualTo("balanced");
    }

    @ParameterizedTest
    @CsvSource({
        "drop-before, 0",
        "drop-after, 0",
        "status, 503",
        "status-after, 503",
        "status, 500",
        "hang, 0",
        "delay, 0",
        "garble, 0",
        "web-page, 0",
        "status, 401",
        "status, 429"
    })
    void whatever_becomes_of_the_answer_there_is_one_payment_notice(String kind, int status) {
        world.send(world.issued(invoice.id()));
        NoticeId paid = world.paid(invoice.id(), "35.70");
        emr.fault(kind, "/fhir/PaymentNotice", 1, status);

        world.send(paid);
        until(paid, NoticeState.SUCCESS);

        assertThat(emr.of("PaymentNotice", visit)).hasSize(1);
        assertThat(one("Invoice").path("status").asText()).isEqualTo("balanced");
    }

    @Test
    void money_that_goes_back_is_a_notice_below_zero_and_the_invoice_is_open_again() {
        world.send(world.issued(invoice.id()));
        world.send(world.paid(invoice.id(), "35.70"));

        world.send(world.paid(invoice.id(), "-10.00"));

        assertThat(emr.of("PaymentNotice", visit))
                .extracting(notice -> notice.at("/amount/value").asText())
                .containsExactly("35.70", "-10.00");
        assertThat(one("Invoice").path("status").asText()).isEqualTo("issued");
    }

    @Test
    void a_payment_waits_for_its_bill_and_then_goes_by_itself() {
        NoticeId billed = world.issued(invoice.id());
        NoticeId paid = world.paid(invoice.id(), "35.70");

        world.send(paid);
        NoticeState first = world.state(paid);
        world.send(billed);
        NoticeState then = world.state(paid);
        world.beats.send(world.telling(), paid);

        assertThat(first).isEqualTo(NoticeState.WAITING);
        assertThat(then).isEqualTo(NoticeState.SENT);
        assertThat(world.state(paid)).isEqualTo(NoticeState.SUCCESS);
    }

    @Test
    void a_refused_notice_says_why_and_goes_when_told_again() {
        NoticeId billed = world.issued(invoice.id());
        emr.fault("status", "/fhir/Invoice", 1, 422);
        world.send(billed);
        WriteBack refused = world.writeBacks().require(billed);

        world.writeBacks().retry(Organisation.MIZAN, billed);
        world.beats.send(world.telling(), billed);

        assertThat(refused.state()).isEqualTo(NoticeState.FAILED);
        assertThat(refused.reason()).startsWith("http 422");
        assertThat(world.state(billed)).isEqualTo(NoticeState.SUCCESS);
        assertThat(world.writeBacks().require(billed).tries()).isEqualTo(2);
    }

    @Test
    void a_closed_notice_is_not_told_and_the_next_fact_of_the_case_goes() {
        NoticeId billed = world.issued(invoice.id());
        NoticeId paid = world.paid(invoice.id(), "35.70");
        world.send(paid);

        world.writeBacks().close(Organisation.MIZAN, billed, "told by phone");
        world.send(billed);
        world.beats.send(world.telling(), paid);

        assertThat(world.state(billed)).isEqualTo(NoticeState.CLOSED);
        assertThat(world.state(paid)).isEqualTo(NoticeState.SUCCESS);
    }

    @Test
    void another_sites_desk_sees_and_moves_nothing() {
        NoticeId billed = world.issued(invoice.id());

        assertThat(world.writeBacks().find(Visits.DESK_OF_JEDDAH, billed)).isEmpty();
        assertThat(world.writeBacks().retry(Visits.DESK_OF_JEDDAH, billed)).isEmpty();
        assertThat(world.writeBacks().close(Visits.DESK_OF_JEDDAH, billed, "x")).isEmpty();
        assertThat(world.writeBacks().outcome(Visits.DESK_OF_JEDDAH, financialCase))
                .isEmpty();
        assertThat(world.state(billed)).isEqualTo(NoticeState.REQUESTED);
    }
}
