package health.mizan.walks;

import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import health.mizan.sandbox.demo.Guest;
import health.mizan.sandbox.demo.Outside;
import health.mizan.sandbox.demo.Places;
import health.mizan.sandbox.demo.Visit;
import health.mizan.testing.Eventually;
import java.io.IOException;
import java.time.Duration;
import java.util.function.Consumer;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** Each book is altered in turn, by one halala or one line, and the judge must notice. */
class JudgeWalkTest extends WalkTest {

    private static final Duration A_MOMENT = Duration.ofMillis(500);
    private static final String DENIED = "claim-submission at decide-about-the-denied";

    private Mirror gateway;
    private Mirror payer;
    private Mirror emr;
    private Places mirrored;
    private Judge critic;
    private Visit visit;

    @BeforeAll
    void a_golden_case_has_ended() throws IOException {
        gateway = new Mirror(places.gateway());
        payer = new Mirror(places.payer());
        emr = new Mirror(places.emr());
        mirrored = new Places(places.mizan(), gateway.address(), payer.address(), emr.address());
        critic = new Judge(mirrored, staff, A_MOMENT);
        critic.mayWait(DENIED);
        visit = critic.watch(Visit.begin(places, staff, Guest.silver(staff.desk()), "DS-100", "DS-201", HBA1C));
        payerDenies(visit, HBA1C);
        held(visit);
        visit.finish();
        visit.invoice("balanced");
        visit.told(2);
        Eventually.until("the judge is content", this::isContent);
    }

    @AfterAll
    void close() {
        Stream.of(gateway, payer, emr).forEach(Mirror::close);
    }

    @Test
    void a_halala_that_the_gateway_took_and_we_did_not_post() {
        noticed(gateway, oneMore("capturedMinor"), "what the gateway took for us");
    }

    @Test
    void a_halala_that_the_gateway_gave_back_and_we_did_not_post() {
        noticed(gateway, oneMore("refundedMinor"), "what the gateway took for us");
    }

    @Test
    void a_halala_still_held() {
        noticed(gateway, oneMore("capturableMinor"), "what the gateway holds for us");
    }

    @Test
    void a_halala_that_the_insurer_does_not_owe() {
        noticed(payer, oneMore("owedMinor"), "what the insurer owes");
    }

    @Test
    void a_payment_of_which_the_emr_knows_nothing() {
        noticed(emr, book -> paymentIn(book).put("identifier", "another"), "payment notices that the EMR keeps");
    }

    @Test
    void a_payment_that_the_emr_was_told_twice() {
        noticed(emr, book -> book.add(paymentIn(book).deepCopy()), "payment notices that the EMR keeps");
    }

    @Test
    void a_process_that_waits_though_nobody_said_that_it_may() {
        Judge stern = new Judge(mirrored, staff, A_MOMENT);
        stern.watch(visit);

        assertThatThrownBy(stern::findsNothingWrong)
                .hasMessageContaining("nothing waits without a reason")
                .hasMessageContaining(visit.financialCase())
                .hasMessageContaining(DENIED);
        stern.mayWait(visit, "claim-submission at another-place");
        assertThatThrownBy(stern::findsNothingWrong).hasMessageContaining("nothing waits without a reason");
        stern.mayWait(visit, DENIED);
        stern.findsNothingWrong();
    }

    private void noticed(Mirror book, Consumer<ArrayNode> forgery, String complaint) {
        book.alter(forgery);
        try {
            assertThatThrownBy(critic::findsNothingWrong)
                    .isInstanceOf(AssertionError.class)
                    .hasMessageContaining(complaint);
        } finally {
            book.show();
        }
        critic.findsNothingWrong();
    }

    private boolean isContent() {
        try {
            critic.findsNothingWrong();
            return true;
        } catch (AssertionError notYet) {
            return false;
        }
    }

    private static Consumer<ArrayNode> oneMore(String field) {
        return book -> {
            ObjectNode row = (ObjectNode) book.get(0);
            row.put(field, row.path(field).asLong() + 1);
        };
    }

    private ObjectNode paymentIn(ArrayNode book) {
        String notice = visit.told(2).stream()
                .filter(Visit.is("kind", "payment"))
                .map(one -> one.path("id").asText())
                .findFirst()
                .orElseThrow();
        JsonNode row = Outside.stream(book)
                .filter(Visit.is("identifier", notice))
                .findFirst()
                .orElseThrow();
        return (ObjectNode) row;
    }
}
