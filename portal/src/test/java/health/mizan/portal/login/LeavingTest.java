package health.mizan.portal.login;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URI;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.springframework.mock.web.MockHttpServletRequest;
import org.springframework.mock.web.MockHttpServletResponse;

class LeavingTest {

    @Test
    void behind_a_proxy_with_tls_the_browser_is_told_to_forget_all_of_it() {
        assertThat(told("https://id.example.org/realms/mizan")).contains("\"cache\"", "\"cookies\"", "\"storage\"");
    }

    @Test
    void without_tls_nothing_is_said() {
        assertThat(told("http://localhost:8080")).isNull();
    }

    private static @Nullable String told(String issuer) {
        MockHttpServletResponse response = new MockHttpServletResponse();
        // As a proxy hands it on: without TLS.
        Leaving.clearsSiteData(URI.create(issuer))
                .writeHeaders(new MockHttpServletRequest("POST", "/logout"), response);
        return response.getHeader("Clear-Site-Data");
    }
}
