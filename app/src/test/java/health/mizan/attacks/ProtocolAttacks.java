package health.mizan.attacks;

import static org.assertj.core.api.Assertions.assertThat;

import health.mizan.testing.RawHttp;
import health.mizan.testing.RawHttp.Answer;
import java.io.IOException;

/** HTTP that two servers could read in two ways. */
final class ProtocolAttacks implements Surface {

    private static final String CHUNK = "5\r\nhello\r\n0\r\n\r\n";

    @Override
    public String name() {
        return "HTTP protocol";
    }

    @Override
    public void bind(Bindings to) {
        to.live(
                "HT-002",
                "`xchunked`, `chunked` twice, a blank before the colon, a vertical tab, both lengths",
                ProtocolAttacks::transferEncodings);
        to.live(
                "HT-005",
                "the landing page",
                attack -> raw(attack, "GET /en HTTP/1.1\nHost: localhost\nConnection: close\n\n"));
        to.live(
                "HT-006",
                "the landing page",
                attack -> raw(
                        attack,
                        "POST /en HTTP/1.1\r\nHost: localhost\r\nConnection: close\r\n"
                                + "Content-Type: application/x-www-form-urlencoded\r\nContent-Length: 5\r\nContent-Length: 6\r\n\r\nhello!"));
        to.live(
                "HT-012",
                "to the database's port",
                attack -> raw(
                        attack,
                        "CONNECT 127.0.0.1:5432 HTTP/1.1\r\nHost: 127.0.0.1:5432\r\nConnection: close\r\n\r\n"));
        to.live(
                "HT-024",
                "the landing page: each is answered, or the connection is closed",
                ProtocolAttacks::pipelined);
    }

    private static void transferEncodings(Attack attack) throws Exception {
        for (String header : new String[] {
            "Transfer-Encoding: xchunked",
            "Transfer-Encoding: chunked\r\nTransfer-Encoding: identity",
            "Transfer-Encoding: chunked, xchunked",
            "Transfer-Encoding : chunked",
            "Transfer-Encoding: \u000bchunked"
        }) {
            raw(
                    attack,
                    "POST /en HTTP/1.1\r\nHost: localhost\r\nConnection: close\r\n"
                            + "Content-Type: application/x-www-form-urlencoded\r\n" + header + "\r\n\r\n"
                            + CHUNK);
        }
    }

    private static void pipelined(Attack attack) throws Exception {
        Answer all = raw(
                attack,
                "GET /en HTTP/1.1\r\nHost: localhost\r\n\r\n".repeat(999)
                        + "GET /en HTTP/1.1\r\nHost: localhost\r\nConnection: close\r\n\r\n");
        assertThat(all.status()).isEqualTo(200);
    }

    @Override
    public String twin() {
        return "the landing page is shown";
    }

    @Override
    public void runTwin(Attack lawful) throws IOException {
        assertThat(lawful.send(Shot.get("/en")).text()).contains("<html lang=\"en\"");
    }

    private static Answer raw(Attack attack, String request) throws IOException {
        return attack.judged(request.lines().findFirst().orElse(""), new RawHttp(attack.port()).raw(request));
    }
}
