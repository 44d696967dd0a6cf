package health.mizan.fhir;

import static org.assertj.core.api.Assertions.assertThat;

import ca.uhn.fhir.rest.server.exceptions.BaseServerResponseException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.mock.web.MockHttpServletRequest;

/** Where the library's parser gives up tells whose fault it is: a body that came is the sender's, one that we keep is ours. */
class BrokenParserTest {

    private static final StackTraceElement PARSER = frame("ca.uhn.fhir.parser.JsonParser", "parseResource");
    private static final StackTraceElement WRITER = frame("ca.uhn.fhir.parser.JsonParser", "encodeToWriter");

    @ParameterizedTest
    @ValueSource(classes = {NullPointerException.class, ClassCastException.class})
    void a_body_that_breaks_the_parser_is_the_senders_fault(Class<? extends Throwable> kind) throws Exception {
        assertThat(answer(kind, PARSER)).isEqualTo(400);
    }

    @ParameterizedTest
    @ValueSource(classes = {NullPointerException.class, ClassCastException.class})
    void what_we_keep_and_can_read_no_more_is_our_fault(Class<? extends Throwable> kind) throws Exception {
        assertThat(answer(kind, PARSER, frame("health.mizan.fhir.kept.Contents", "read")))
                .isEqualTo(500);
    }

    @ParameterizedTest
    @ValueSource(classes = {NullPointerException.class, ClassCastException.class})
    void what_cannot_be_written_is_our_fault(Class<? extends Throwable> kind) throws Exception {
        assertThat(answer(kind, WRITER)).isEqualTo(500);
    }

    @Test
    void a_machine_without_memory_is_not_the_senders_fault() throws Exception {
        assertThat(answer(OutOfMemoryError.class, PARSER)).isEqualTo(500);
    }

    private static int answer(Class<? extends Throwable> kind, StackTraceElement... trace) throws Exception {
        Throwable broken = kind.getDeclaredConstructor().newInstance();
        broken.setStackTrace(trace);
        BaseServerResponseException worded =
                new FhirErrors().worded(new MockHttpServletRequest("POST", "/fhir/Patient"), null, broken);
        assertThat(worded).isNotNull();
        return worded.getStatusCode();
    }

    private static StackTraceElement frame(String type, String method) {
        return new StackTraceElement(type, method, null, -1);
    }
}
