package health.mizan.ledger;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import health.mizan.seals.Audits;
import health.mizan.testing.DatabaseTest;
import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class LedgerCommandTest extends DatabaseTest {

    private final ByteArrayOutputStream said = new ByteArrayOutputStream();

    @Test
    void a_sound_ledger_is_called_sound_and_its_head_is_printed() {
        Audits.postAndSeal(sql, tx);

        assertThat(run("verify")).isEqualTo(LedgerCommand.CLEAN);

        assertThat(said()).containsPattern("head \\d+:[0-9a-f]{64}").contains("The ledger is as it was posted.");
        String head = said().replaceAll("(?s).*head (\\d+:[0-9a-f]{64}).*", "$1");
        assertThat(run("ledger", "verify", "--expect-head", head)).isEqualTo(LedgerCommand.CLEAN);
        assertThat(run("verify", "--expect-head", "0".repeat(64))).isEqualTo(LedgerCommand.FINDINGS);
        assertThat(said()).contains("HEAD_UNKNOWN").contains("NOT as it was posted");
    }

    @Test
    void an_edited_row_is_printed_by_its_id() {
        UUID entry = Audits.postAndSeal(sql, tx);
        owner.sql("set session_replication_role = replica; update posting set minor = minor * 2 where entry_id = '"
                        + entry + "'; reset session_replication_role")
                .update();

        assertThat(run("verify")).isEqualTo(LedgerCommand.FINDINGS);

        assertThat(said()).contains("POSTING_CHANGED entry " + entry + " line 1");
        owner.sql("set session_replication_role = replica; update posting set minor = minor / 2 where entry_id = '"
                        + entry + "'; reset session_replication_role")
                .update();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "ledger",
                "check",
                "verify --expect-head",
                "verify --expect-head zz",
                "verify --head 1",
                "verify verify"
            })
    void anything_else_is_answered_with_how_it_is_used(String args) {
        assertThat(run(args.isEmpty() ? new String[0] : args.split(" "))).isEqualTo(LedgerCommand.USAGE);

        assertThat(said()).contains("usage: mizan ledger verify");
    }

    private int run(String... args) {
        return new LedgerCommand(Audits.audit(dataSource), new PrintStream(said, true, UTF_8)).run(args);
    }

    private String said() {
        return said.toString(UTF_8);
    }
}
