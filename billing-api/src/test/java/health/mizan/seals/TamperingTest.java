package health.mizan.seals;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import health.mizan.seals.Finding.Kind;
import health.mizan.seals.LedgerAudit.Verdict;
import health.mizan.testing.DatabaseTest;
import health.mizan.testing.TestClock;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.time.Duration;
import java.util.Base64;
import java.util.List;
import java.util.Random;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Somebody with every right in the database, and with the triggers off, changes rows behind the application's back. */
class TamperingTest extends DatabaseTest {

    private static final SealKeys KEYS = keys(key("one"));

    private TestClock clock;
    private final Random random = new Random(20261122);
    private LedgerAudit audit;
    private Sealer sealer;

    private static String key(String seed) {
        return Base64.getEncoder().encodeToString((seed + " sealing key for tests, thirty-two bytes").getBytes(UTF_8));
    }

    private static SealKeys keys(String current, String... retired) {
        return new SealKeys(settings(current, retired));
    }

    private static LedgerSettings settings(String current, String... retired) {
        return new LedgerSettings(current, List.of(retired), Duration.ofSeconds(10));
    }

    @BeforeEach
    void freshBooks() {
        owner("truncate sealed_entry, ledger_seal, posting, journal_entry");
        clock = TestClock.at("2026-11-22T08:00:00Z");
        audit = new LedgerAudit(dataSource, KEYS);
        sealer = sealer(KEYS);
        for (int i = 0; i < 40; i++) {
            post();
        }
        assertThat(sealer.seal()).isEqualTo(40);
        for (int i = 0; i < 10; i++) {
            post();
        }
        assertThat(sealer.seal()).isEqualTo(10);
    }

    @Test
    void an_untouched_ledger_has_no_findings() {
        post();

        Verdict verdict = audit.verify(null);

        assertThat(verdict.findings()).isEmpty();
        assertThat(verdict.entries()).isEqualTo(51);
        assertThat(verdict.waiting()).isEqualTo(1);
        assertThat(verdict.seals()).isEqualTo(2);
        assertThat(verdict.head()).startsWith("2:").hasSize(66);
    }

    @Test
    void a_hundred_of_a_hundred_tamperings_are_found_and_named() {
        for (int i = 0; i < 100; i++) {
            UUID victim = anyEntry();
            Tampering tampering = Tampering.values()[i % Tampering.values().length];
            UUID named = tampering.insertsEntry ? UUID.randomUUID() : victim;

            tamper(tampering, named, () -> {
                Verdict verdict = audit.verify(null);
                assertThat(verdict.findings())
                        .as("%s of %s", tampering, named)
                        .anyMatch(finding -> finding.kind() == tampering.kind
                                && finding.what().contains(named.toString()));
                assertThat(verdict.wrong()).isPositive();
            });

            assertThat(audit.verify(null).isClean())
                    .as("restored after " + tampering)
                    .isTrue();
        }
    }

    @Test
    void an_edited_line_is_named_with_what_it_says_now() {
        UUID victim = anyEntry();
        owner("update posting set minor = minor + 100 where entry_id = '" + victim + "' and line_no = 2");

        Verdict verdict = audit.verify(null);

        assertThat(verdict.findings())
                .extracting(Finding::kind)
                .containsExactlyInAnyOrder(Kind.POSTING_CHANGED, Kind.ENTRY_UNBALANCED);
        assertThat(verdict.findings().getFirst().what()).isEqualTo("entry " + victim + " line 2");
        assertThat(verdict.findings()).anyMatch(finding -> finding.detail().equals("off by 100 minor units of SAR"));
    }

    @Test
    void two_edits_that_balance_are_still_found() {
        UUID victim = anyEntry();
        owner("update posting set minor = minor * 10 where entry_id = '" + victim + "'");

        assertThat(audit.verify(null).findings())
                .extracting(Finding::kind)
                .containsExactly(Kind.POSTING_CHANGED, Kind.POSTING_CHANGED);
    }

    @Test
    void an_entry_removed_with_its_proof_breaks_its_seal() {
        UUID victim = anyEntry();
        owner("delete from posting where entry_id = '" + victim + "'");
        owner("delete from sealed_entry where entry_id = '" + victim + "'");
        owner("delete from journal_entry where id = '" + victim + "'");

        assertThat(audit.verify(null).findings()).singleElement().satisfies(finding -> assertThat(finding.kind())
                .isEqualTo(Kind.SEAL_BROKEN));
    }

    @Test
    void a_proof_that_was_recomputed_without_the_key_does_not_fit() {
        UUID victim = anyEntry();
        owner("update sealed_entry set digest = sha256(digest) where entry_id = '" + victim + "'");

        assertThat(audit.verify(null).findings())
                .extracting(Finding::kind)
                .containsExactlyInAnyOrder(Kind.PROOF_CHANGED, Kind.SEAL_BROKEN);
    }

    @Test
    void a_cut_tail_shows_only_to_whoever_remembers_the_head() {
        String remembered = audit.verify(null).head().substring(2);
        assertThat(audit.verify(remembered).isClean()).isTrue();
        owner("delete from posting where entry_id in (select entry_id from sealed_entry where seal_no = 2)");
        owner("delete from journal_entry where id in (select entry_id from sealed_entry where seal_no = 2)");
        owner("delete from sealed_entry where seal_no = 2");
        owner("delete from ledger_seal where no = 2");

        assertThat(audit.verify(null).isClean()).isTrue();
        assertThat(audit.verify(remembered).findings())
                .extracting(Finding::kind)
                .containsExactly(Kind.HEAD_UNKNOWN);
    }

    @Test
    void a_seal_taken_out_of_the_chain_is_missed() {
        owner("delete from ledger_seal where no = 1");

        assertThat(audit.verify(null).findings()).extracting(Finding::kind).contains(Kind.SEAL_MISSING);
    }

    @Test
    void what_a_former_key_sealed_is_still_verified_and_what_an_unknown_one_did_is_not() {
        SealKeys rotated = keys(key("two"), key("one"));
        post();
        assertThat(sealer(rotated).seal()).isEqualTo(1);

        assertThat(new LedgerAudit(dataSource, rotated).verify(null).isClean()).isTrue();
        assertThat(audit.verify(null).findings()).singleElement().satisfies(finding -> assertThat(finding.kind())
                .isEqualTo(Kind.SEAL_KEY_UNKNOWN));
    }

    @Test
    void an_entry_that_committed_late_goes_into_a_later_seal() {
        UUID late = post();
        owner("update journal_entry set posted_at = now() - interval '50 minutes' where id = '" + late + "'");
        UUID fresh = post();

        assertThat(sealer.seal()).isEqualTo(1);
        assertThat(sealOf(fresh)).isEqualTo(3);
        clock.advance(Duration.ofMinutes(11));
        assertThat(sealer.seal()).isEqualTo(1);

        assertThat(sealOf(late)).isEqualTo(4);
        assertThat(audit.verify(null).isClean()).isTrue();
    }

    @Test
    void a_long_backlog_is_sealed_to_its_end_even_if_the_sealer_dies_in_between() {
        owner("truncate sealed_entry, ledger_seal, posting, journal_entry");
        sql.sql("""
                with entry as (
                    insert into journal_entry (id, reason, source, lines)
                    select gen_random_uuid(), 'test.bulk', n::text, 2 from generate_series(1, 2500) n returning id)
                insert into posting (entry_id, line_no, account, minor, currency)
                select id, 1, '2190', 500, 'SAR' from entry union all select id, 2, '4100', -500, 'SAR' from entry""").update();
        owner("update journal_entry set posted_at = now() - interval '5 hours'");

        assertThat(sealer.sweep()).as("more is waiting").isTrue();
        assertThat(sealer(KEYS).sweep()).isFalse();

        Verdict verdict = audit.verify(null);
        assertThat(verdict.findings()).isEmpty();
        assertThat(verdict.seals()).isEqualTo(2);
    }

    @Test
    void nothing_new_makes_no_seal() {
        assertThat(sealer.seal()).isZero();
        assertThat(sealer.sweep()).isFalse();
        assertThat(audit.verify(null).seals()).isEqualTo(2);
    }

    @Test
    void an_unbalanced_entry_is_never_sealed() {
        UUID smuggled = UUID.randomUUID();
        smuggle(smuggled, "now()", "5000", "-4000");

        assertThat(sealer.seal()).isZero();

        assertThat(audit.verify(null).findings()).extracting(Finding::kind).containsExactly(Kind.ENTRY_UNBALANCED);
    }

    @Test
    void two_sealers_at_once_make_one_chain() throws Exception {
        for (int i = 0; i < 50; i++) {
            post();
        }
        Thread other = Thread.ofPlatform().start(() -> sealer(KEYS).seal());
        sealer.seal();
        other.join();
        sealer.seal();

        Verdict verdict = audit.verify(null);
        assertThat(verdict.isClean()).isTrue();
        assertThat(verdict.waiting()).isZero();
    }

    /** Tampers, looks, and puts everything back as it was. */
    private void tamper(Tampering tampering, UUID entry, Runnable look) {
        owner("create table if not exists public.kept_journal as select * from journal_entry where false");
        owner("create table if not exists public.kept_posting as select * from posting where false");
        owner("create table if not exists public.kept_sealed as select * from sealed_entry where false");
        owner("insert into public.kept_journal select * from journal_entry where id = '" + entry + "'");
        owner("insert into public.kept_posting select * from posting where entry_id = '" + entry + "'");
        owner("insert into public.kept_sealed select * from sealed_entry where entry_id = '" + entry + "'");
        owner(tampering.sql.formatted(entry));
        look.run();
        owner("delete from posting where entry_id = '" + entry + "'");
        owner("delete from sealed_entry where entry_id = '" + entry + "'");
        owner("delete from journal_entry where id = '" + entry + "'");
        owner("insert into journal_entry select * from public.kept_journal");
        owner("insert into posting select * from public.kept_posting");
        owner("insert into sealed_entry select * from public.kept_sealed");
        owner("truncate public.kept_journal, public.kept_posting, public.kept_sealed");
    }

    /** As the superuser with all triggers off, foreign keys included. */
    private void owner(String statements) {
        owner.sql("set session_replication_role = replica; " + statements + "; reset session_replication_role")
                .update();
    }

    private UUID post() {
        UUID id = UUID.randomUUID();
        sql.sql("""
                with entry as (
                    insert into journal_entry (id, reason, source, lines) values (:id, 'invoice.issued', :source, 2)
                    returning id)
                insert into posting (entry_id, line_no, account, party_kind, party, minor, currency)
                select id, 1, '1120', 'patient', gen_random_uuid(), 1500, 'SAR' from entry
                union all select id, 2, '4100', null, null, -1500, 'SAR' from entry""").param("id", id).param("source", id.toString()).update();
        return id;
    }

    private void smuggle(UUID id, String postedAt, String debit, String credit) {
        owner("""
                insert into journal_entry (id, reason, source, occurred_on, value_date, posted_at, lines)
                values ('%1$s', 'invoice.issued', '%1$s', current_date, current_date, %2$s, 2);
                insert into posting (entry_id, line_no, account, minor, currency)
                values ('%1$s', 1, '2210', %3$s, 'SAR'), ('%1$s', 2, '4100', %4$s, 'SAR')""".formatted(id, postedAt, debit, credit));
    }

    private UUID anyEntry() {
        List<UUID> all = sql.sql("select entry_id from sealed_entry order by entry_id")
                .query(UUID.class)
                .list();
        return all.get(random.nextInt(all.size()));
    }

    private long sealOf(UUID entry) {
        return sql.sql("select seal_no from sealed_entry where entry_id = ?")
                .param(entry)
                .query(Long.class)
                .single();
    }

    private Sealer sealer(SealKeys keys) {
        return new Sealer(new SealStore(sql), keys, settings(null), tx, clock, new SimpleMeterRegistry());
    }
}
