package health.mizan.seals;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import health.mizan.seals.Finding.Kind;
import health.mizan.seals.Seal.Sealed;
import java.time.Duration;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.util.Arrays;
import java.util.Base64;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** What the audit says of an entry beside its proof, and the keys that make proofs, without a database. */
class EntryAuditTest {

    private static final String SECRET = secret("one");
    private static final SealKeys KEYS = keys(SECRET);
    private static final SealKey KEY = KEYS.current();
    private static final UUID ID = UUID.fromString("0199b5a4-0000-7000-8000-000000000001");

    private static final EntryImage.Head HEAD = new EntryImage.Head(
            ID,
            "invoice.issued",
            "i-1",
            UUID.fromString("0199b5a4-0000-7000-8000-00000000000f"),
            LocalDate.of(2026, 11, 1),
            LocalDate.of(2026, 11, 2),
            OffsetDateTime.parse("2026-11-22T08:00:00.5Z"),
            null,
            2,
            "agreed");
    private static final EntryImage.Line DEBIT = new EntryImage.Line(ID, 1, "1120", "patient", ID, 1500, "SAR");
    private static final EntryImage.Line CREDIT = new EntryImage.Line(ID, 2, "4100", null, null, -1500, "SAR");
    private static final EntryImage ENTRY = new EntryImage(HEAD, List.of(DEBIT, CREDIT));

    static List<EntryImage.Head> otherHeads() {
        UUID other = new UUID(8, 9);
        EntryImage.Head h = HEAD;
        return List.of(
                head(other, h.reason(), h.source(), h.facility(), h.note()),
                head(h.id(), "invoice.issuee", h.source(), h.facility(), h.note()),
                // The same letters divided otherwise between two fields.
                head(h.id(), h.reason() + "i", "-1", h.facility(), h.note()),
                head(h.id(), h.reason(), "i-2", h.facility(), h.note()),
                head(h.id(), h.reason(), h.source(), other, h.note()),
                head(h.id(), h.reason(), h.source(), null, h.note()),
                head(h.id(), h.reason(), h.source(), h.facility(), "agreeD"),
                head(h.id(), h.reason(), h.source(), h.facility(), null),
                head(h.id(), h.reason(), h.source(), h.facility(), ""),
                dated(h.occurredOn().plusDays(1), h.valueDate(), h.postedAt(), null, 2),
                dated(h.occurredOn(), h.valueDate().plusDays(1), h.postedAt(), null, 2),
                dated(h.occurredOn(), h.valueDate(), h.postedAt().plusSeconds(1), null, 2),
                dated(h.occurredOn(), h.valueDate(), h.postedAt().plusNanos(1000), null, 2),
                dated(h.occurredOn(), h.valueDate(), OffsetDateTime.MAX, null, 2),
                dated(h.occurredOn(), h.valueDate(), h.postedAt(), other, 2),
                dated(h.occurredOn(), h.valueDate(), h.postedAt(), null, 3));
    }

    @ParameterizedTest
    @MethodSource("otherHeads")
    void every_column_of_an_entry_is_in_its_proof(EntryImage.Head changed) {
        EntryImage edited = new EntryImage(changed, ENTRY.lines());

        assertThat(KEY.digest(edited)).isNotEqualTo(KEY.digest(ENTRY));
        assertThat(EntryAudit.againstSeal(edited, sealed(ENTRY), KEY))
                .extracting(Finding::kind)
                .containsExactly(Kind.ENTRY_CHANGED);
    }

    static List<EntryImage.Line> otherLines() {
        UUID other = new UUID(8, 9);
        return List.of(
                new EntryImage.Line(other, 1, "1120", "patient", ID, 1500, "SAR"),
                new EntryImage.Line(ID, 1, "1110", "patient", ID, 1500, "SAR"),
                new EntryImage.Line(ID, 1, "1120", "payer", ID, 1500, "SAR"),
                new EntryImage.Line(ID, 1, "1120", null, ID, 1500, "SAR"),
                new EntryImage.Line(ID, 1, "1120", "patient", other, 1500, "SAR"),
                new EntryImage.Line(ID, 1, "1120", "patient", null, 1500, "SAR"),
                new EntryImage.Line(ID, 1, "1120", "patient", ID, 1501, "SAR"),
                new EntryImage.Line(ID, 1, "1120", "patient", ID, 1500, "USD"));
    }

    @ParameterizedTest
    @MethodSource("otherLines")
    void every_column_of_a_line_is_in_its_proof(EntryImage.Line changed) {
        EntryImage edited = new EntryImage(HEAD, List.of(changed, CREDIT));

        List<Finding> findings = EntryAudit.againstSeal(edited, sealed(ENTRY), KEY);

        assertThat(findings).extracting(Finding::kind).containsExactly(Kind.POSTING_CHANGED);
        assertThat(findings.getFirst().what()).endsWith(" line 1");
        assertThat(findings.getFirst().detail())
                .contains("account " + changed.account())
                .contains(Long.toString(changed.minor()));
    }

    /** Frozen: whoever makes this test fail makes every seal of the past worthless. */
    @Test
    void the_form_that_proofs_are_made_of_never_changes() {
        EntryImage reversal = new EntryImage(
                dated(HEAD.occurredOn(), HEAD.valueDate(), HEAD.postedAt(), new UUID(8, 9), 2), ENTRY.lines());

        assertThat(KEY.id()).isEqualTo("ffc4ca16fef3da1b");
        assertThat(KEY.digest(ENTRY)).isEqualTo("60d248bcdd6fbf1ec9dc1673661067c982dfdbf30c0b1ca08bfaa0a0203ab80f");
        assertThat(KEY.parts(ENTRY)).isEqualTo("d29549eebeb8f079a3783bccb0591a3bf3d5c18ddb66959a");
        assertThat(KEY.digest(reversal)).isEqualTo("e1f1f60a615ab5352aca4006a73f0a65ac5eae4e42fb2ad5d7f9aa7604b16958");
    }

    @Test
    void a_line_missing_in_the_middle_is_named() {
        assertThat(EntryAudit.structure(new EntryImage(HEAD, List.of(CREDIT))))
                .extracting(Finding::what)
                .containsExactly("entry " + ID + " line 1", "entry " + ID);
    }

    @Test
    void an_entry_as_sealed_has_no_findings() {
        assertThat(EntryAudit.againstSeal(ENTRY, sealed(ENTRY), KEY)).isEmpty();
        assertThat(EntryAudit.structure(ENTRY)).isEmpty();
    }

    @Test
    void lines_gone_and_lines_added_are_named() {
        EntryImage.Line third = new EntryImage.Line(ID, 3, "2210", null, null, 7, "SAR");
        EntryImage.Line zeroth = new EntryImage.Line(ID, 0, "2210", null, null, 7, "SAR");

        assertThat(EntryAudit.againstSeal(new EntryImage(HEAD, List.of(DEBIT)), sealed(ENTRY), KEY))
                .containsExactly(new Finding(Kind.POSTING_MISSING, "entry " + ID + " line 2", "was sealed in seal 7"));
        assertThat(EntryAudit.againstSeal(
                        new EntryImage(HEAD, List.of(zeroth, DEBIT, CREDIT, third)), sealed(ENTRY), KEY))
                .containsExactly(
                        new Finding(Kind.POSTING_ADDED, "entry " + ID + " line 0", "was sealed with 2 lines"),
                        new Finding(Kind.POSTING_ADDED, "entry " + ID + " line 3", "was sealed with 2 lines"));
    }

    @Test
    void a_changed_digest_over_sound_rows_is_told_apart() {
        Sealed forged = new Sealed(ID, 7, "00".repeat(32), KEY.parts(ENTRY));
        Sealed cut = new Sealed(ID, 7, "00".repeat(32), "");

        assertThat(EntryAudit.againstSeal(ENTRY, forged, KEY))
                .containsExactly(new Finding(Kind.PROOF_CHANGED, "entry " + ID, "its digest in seal 7 was changed"));
        assertThat(EntryAudit.againstSeal(ENTRY, cut, KEY))
                .extracting(Finding::kind)
                .containsExactly(Kind.ENTRY_CHANGED, Kind.POSTING_ADDED, Kind.POSTING_ADDED);
    }

    @Test
    void an_entry_that_contradicts_itself_is_described() {
        EntryImage.Line big = new EntryImage.Line(ID, 1, "1120", "patient", ID, Long.MAX_VALUE, "SAR");
        EntryImage.Line bigger = new EntryImage.Line(ID, 3, "1120", "patient", ID, Long.MAX_VALUE, "SAR");
        EntryImage.Line memo = new EntryImage.Line(ID, 2, "9100", "patient", ID, 4, "SAR");

        assertThat(EntryAudit.structure(new EntryImage(HEAD, List.of(big, memo, bigger))))
                .containsExactly(
                        new Finding(Kind.POSTING_ADDED, "entry " + ID + " line 3", "the entry says it has 2 lines"),
                        new Finding(
                                Kind.ENTRY_UNBALANCED, "entry " + ID, "off by 18446744073709551614 minor units of SAR"),
                        new Finding(
                                Kind.ENTRY_UNBALANCED, "entry " + ID, "off by 4 minor units of SAR on memo accounts"));
        assertThat(EntryAudit.structure(new EntryImage(HEAD, List.of())))
                .extracting(Finding::what)
                .containsExactly("entry " + ID + " line 1", "entry " + ID + " line 2");
    }

    @Test
    void a_weak_key_stops_the_start_without_being_quoted() {
        String short31 = Base64.getEncoder().encodeToString(Arrays.copyOf(SECRET.getBytes(UTF_8), 31));
        String dull = Base64.getEncoder().encodeToString("abcdefg".repeat(5).getBytes(UTF_8));

        assertThatThrownBy(() -> keys(null)).hasMessageContaining("mizan.ledger.seal-key is missing");
        assertThatThrownBy(() -> keys(" ")).hasMessageContaining("mizan.ledger.seal-key is missing");
        assertThatThrownBy(() -> keys("not base64!")).hasMessage("mizan.ledger.seal-key is not base64");
        assertThatThrownBy(() -> keys(short31)).hasMessage("mizan.ledger.seal-key is shorter than 32 bytes");
        assertThatThrownBy(() -> keys(dull)).hasMessage("mizan.ledger.seal-key is not random");
        assertThatThrownBy(() -> keys(SECRET, dull)).hasMessage("mizan.ledger.retired-seal-keys is not random");
        assertThat(keys(Base64.getEncoder().encodeToString("abcdefgh".repeat(4).getBytes(UTF_8)))
                        .current()
                        .id())
                .hasSize(16);
        assertThat(settings(SECRET).toString()).doesNotContain(SECRET);
    }

    @Test
    void the_sealer_rests_neither_too_little_nor_too_long() {
        for (Duration rest :
                List.of(Duration.ofMillis(99), Duration.ofMinutes(10).plusMillis(1))) {
            assertThatThrownBy(() -> new LedgerSettings(SECRET, List.of(), rest))
                    .hasMessageContaining("seal-every");
        }
        assertThat(new LedgerSettings(SECRET, List.of(), Duration.ofMillis(100)).sealEvery())
                .hasMillis(100);
        assertThat(new LedgerSettings(SECRET, List.of(), Duration.ofMinutes(10)).sealEvery())
                .hasMinutes(10);
    }

    private static Sealed sealed(EntryImage entry) {
        return new Sealed(entry.head().id(), 7, KEY.digest(entry), KEY.parts(entry));
    }

    private static EntryImage.Head head(
            UUID id, String reason, String source, @Nullable UUID site, @Nullable String note) {
        return new EntryImage.Head(
                id, reason, source, site, HEAD.occurredOn(), HEAD.valueDate(), HEAD.postedAt(), null, 2, note);
    }

    private static EntryImage.Head dated(
            LocalDate occurred, LocalDate counts, OffsetDateTime at, @Nullable UUID reverses, int lines) {
        return new EntryImage.Head(
                ID, HEAD.reason(), HEAD.source(), HEAD.facility(), occurred, counts, at, reverses, lines, HEAD.note());
    }

    private static String secret(String seed) {
        return Base64.getEncoder().encodeToString((seed + " sealing key for tests, thirty-two bytes").getBytes(UTF_8));
    }

    private static LedgerSettings settings(@Nullable String current, String... retired) {
        return new LedgerSettings(current, List.of(retired), Duration.ofSeconds(10));
    }

    private static SealKeys keys(@Nullable String current, String... retired) {
        return new SealKeys(settings(current, retired));
    }
}
