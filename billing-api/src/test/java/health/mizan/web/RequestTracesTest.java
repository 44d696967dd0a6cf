package health.mizan.web;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.concurrent.atomic.AtomicReference;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.slf4j.MDC;
import org.springframework.mock.web.MockHttpServletRequest;
import org.springframework.mock.web.MockHttpServletResponse;

class RequestTracesTest {

    @Test
    void a_callers_trace_is_followed() throws Exception {
        assertThat(traced("00-4bf92f3577b34da6a3ce929d0e0e4736-00f067aa0ba902b7-01"))
                .isEqualTo("4bf92f3577b34da6a3ce929d0e0e4736");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "x",
                "00-00000000000000000000000000000000-00f067aa0ba902b7-01",
                "00-4bf92f3577b34da6a3ce929d0e0e4736-00f067aa0ba902b7-01\nforged log line"
            })
    void anything_else_is_replaced_by_a_trace_of_ours(String header) throws Exception {
        assertThat(traced(header)).matches("[0-9a-f]{32}").isNotEqualTo("0".repeat(32));
    }

    @Test
    void every_request_has_a_trace_of_its_own_that_ends_with_it() throws Exception {
        assertThat(traced(null)).matches("[0-9a-f]{32}").isNotEqualTo(traced(null));
        assertThat(MDC.get(RequestTraces.TRACE_ID)).isNull();
    }

    private static String traced(@Nullable String header) throws Exception {
        MockHttpServletRequest request = new MockHttpServletRequest();
        if (header != null) {
            request.addHeader("traceparent", header);
        }
        AtomicReference<String> seen = new AtomicReference<>();
        new RequestTraces()
                .doFilter(
                        request,
                        new MockHttpServletResponse(),
                        (passed, answer) -> seen.set(MDC.get(RequestTraces.TRACE_ID)));
        return seen.get();
    }
}
