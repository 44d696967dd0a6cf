package health.mizan.logs;

import static org.assertj.core.api.Assertions.assertThat;

import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.core.read.ListAppender;
import health.mizan.testing.TestClock;
import java.io.IOException;
import java.time.Duration;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.slf4j.LoggerFactory;
import org.slf4j.MDC;
import org.springframework.mock.web.MockHttpServletRequest;
import org.springframework.mock.web.MockHttpServletResponse;
import org.springframework.web.servlet.HandlerMapping;

class LogsTest {

    private static final String TRACE = "f".repeat(32);

    private final TestClock clock = TestClock.at("2026-11-22T08:00:00Z");
    private final ListAppender<ILoggingEvent> lines = new ListAppender<>();
    private final Logger logger = (Logger) LoggerFactory.getLogger(AccessLog.class);

    @BeforeEach
    void listen() {
        lines.start();
        logger.addAppender(lines);
        logger.setLevel(ch.qos.logback.classic.Level.INFO);
    }

    @AfterEach
    void stop() {
        logger.detachAppender(lines);
        MDC.clear();
    }

    @Test
    void a_request_is_one_line_with_its_pattern_and_neither_address_nor_query() throws Exception {
        MockHttpServletRequest request = new MockHttpServletRequest("GET", "/api/patients/1012345678");
        request.setQueryString("name=Noura");

        new AccessLog(clock).doFilter(request, new MockHttpServletResponse(), (asked, answer) -> {
            asked.setAttribute(HandlerMapping.BEST_MATCHING_PATTERN_ATTRIBUTE, "/api/patients/{id}");
            ((MockHttpServletResponse) answer).setStatus(404);
            clock.advance(Duration.ofMillis(12));
        });

        assertThat(lines.list)
                .extracting(ILoggingEvent::getFormattedMessage)
                .containsExactly("request.answered method=GET route=/api/patients/{id} status=404 ms=12");
    }

    @Test
    void the_caller_is_told_the_trace_id() throws Exception {
        MDC.put("traceId", TRACE);
        MockHttpServletResponse response = new MockHttpServletResponse();

        new AccessLog(clock).doFilter(new MockHttpServletRequest("GET", "/fhir/Patient/1"), response, (a, b) -> {});

        assertThat(response.getHeader("Trace-Id")).isEqualTo(TRACE);
        assertThat(lines.list.getFirst().getFormattedMessage()).contains("route=/fhir/** ");
    }

    @Test
    void a_stack_trace_says_where_and_not_what() throws IOException {
        StringBuilder printed = new StringBuilder();
        Exception error = new IllegalStateException("Noura", new IllegalArgumentException("1012345678"));

        new TracesWithoutMessages().printStackTrace(error, printed);

        assertThat(printed)
                .contains("java.lang.IllegalStateException", "java.lang.IllegalArgumentException", "LogsTest.java")
                .doesNotContain("Noura", "1012345678");
    }
}
