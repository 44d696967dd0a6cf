package health.mizan.seals;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import health.mizan.seals.Finding.Kind;
import health.mizan.seals.LedgerAudit.Peeking;
import health.mizan.seals.Seal.Sealed;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Base64;
import java.util.Iterator;
import java.util.List;
import java.util.Objects;
import java.util.UUID;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/** What the audit says of a chain of seals, without a database. */
class ChainAuditTest {

    private static final String SECRET = secret("one");
    private static final SealKeys KEYS = keys(SECRET);
    private static final SealKey KEY = KEYS.current();
    private static final Instant NOW = Instant.parse("2026-11-22T08:00:00.123456Z");
    private static final UUID ID = UUID.fromString("0199b5a4-0000-7000-8000-000000000001");

    @Test
    void an_unbroken_chain_ends_in_its_head() {
        List<Seal> chain = chain();

        assertThat(follow(chain, rows(), null)).isEmpty();
        assertThat(follow(chain, rows(), chain.get(0).hash())).isEmpty();
        assertThat(new ChainAudit(KEYS, null, finding -> {}).follow(peek(chain), peek(rows())))
                .contains(chain.getLast());
        assertThat(new ChainAudit(KEYS, null, finding -> {}).follow(peek(List.of()), peek(List.of())))
                .isEmpty();
    }

    /** Frozen: whoever makes this test fail makes every seal of the past worthless. */
    @Test
    void the_form_that_seals_are_made_of_never_changes() {
        assertThat(chain().getLast().hash())
                .isEqualTo("8d85b477bdd3434e823e4980aae2b1199a4587edd163d02a31e5657096eb1b20");
    }

    @Test
    void every_part_of_a_seal_is_in_its_hash() {
        Seal first = chain().getFirst();
        for (UnaryOperator<Seal> change : List.<UnaryOperator<Seal>>of(
                seal -> new Seal(1, seal.previous(), 1, "11".repeat(32), seal.keyId(), seal.sealedAt()),
                seal -> new Seal(
                        1,
                        seal.previous(),
                        1,
                        seal.hash(),
                        seal.keyId(),
                        seal.sealedAt().plusSeconds(1)),
                seal -> new Seal(
                        1,
                        seal.previous(),
                        1,
                        seal.hash(),
                        seal.keyId(),
                        seal.sealedAt().plusNanos(1000)))) {
            assertThat(follow(List.of(change.apply(first)), rows().subList(0, 1), null))
                    .containsExactly(new Finding(Kind.SEAL_BROKEN, "seal 1", "its hash is not that of its entries"));
        }
        assertThat(follow(List.of(first), List.of(row(ID, 1, "22".repeat(32))), null))
                .containsExactly(new Finding(Kind.SEAL_BROKEN, "seal 1", "its hash is not that of its entries"));
        assertThat(follow(List.of(first), List.of(row(new UUID(8, 9), 1, "aa".repeat(32))), null))
                .containsExactly(new Finding(Kind.SEAL_BROKEN, "seal 1", "its hash is not that of its entries"));
    }

    @Test
    void a_link_that_is_gone_or_does_not_continue_is_named() {
        List<Seal> chain = chain();
        Seal second = chain.get(1);
        Seal stray = new Seal(2, "33".repeat(32), 1, second.hash(), second.keyId(), second.sealedAt());

        assertThat(follow(List.of(second), rows(), null))
                .containsExactly(
                        new Finding(Kind.SEAL_MISSING, "entry " + ID, "names seal 1, which is not there"),
                        new Finding(Kind.SEAL_MISSING, "seal 2", "follows seal 0"));
        assertThat(follow(List.of(chain.get(0), stray), rows(), null))
                .extracting(Finding::detail)
                .containsExactly("does not continue seal 1", "its hash is not that of its entries");
        assertThat(follow(chain, rows().subList(0, 1), null))
                .containsExactly(new Finding(Kind.SEAL_BROKEN, "seal 2", "was made over 1 entries and now holds 0"));
        assertThat(follow(chain.subList(0, 1), rows(), null))
                .extracting(Finding::detail)
                .containsExactly("names seal 2, which is not there");
    }

    @Test
    void a_head_that_is_remembered_must_be_in_the_chain() {
        List<Seal> chain = chain();

        assertThat(follow(
                        chain.subList(0, 1), rows().subList(0, 1), chain.get(1).hash()))
                .extracting(Finding::kind, Finding::what)
                .containsExactly(tuple(Kind.HEAD_UNKNOWN, "chain of 1 seals"));
    }

    @Test
    void a_former_key_verifies_and_an_unknown_one_is_named() {
        SealKeys rotated = keys(secret("two"), SECRET);
        List<Finding> findings = new ArrayList<>();
        new ChainAudit(rotated, null, findings::add).follow(peek(chain()), peek(rows()));
        assertThat(findings).isEmpty();
        assertThat(rotated.current().id()).isNotEqualTo(KEY.id());
        assertThat(rotated.find(KEY.id())).isPresent();

        new ChainAudit(keys(secret("two")), null, findings::add).follow(peek(chain()), peek(rows()));
        assertThat(findings)
                .extracting(Finding::kind)
                .containsOnly(Kind.SEAL_KEY_UNKNOWN)
                .hasSize(2);
        assertThat(findings.getFirst().toString())
                .isEqualTo("SEAL_KEY_UNKNOWN seal 1: was made with key " + KEY.id() + ", which is not configured");
    }

    /** Two seals of one entry each. */
    private static List<Seal> chain() {
        Seal first = seal(1, Seal.NOTHING_BEFORE, rows().get(0));
        return List.of(first, seal(2, first.hash(), rows().get(1)));
    }

    private static Seal seal(long no, String previous, Sealed row) {
        Seal.Hashing hashing = new Seal.Hashing(KEY, no, previous, NOW);
        hashing.add(row.entry(), row.digest());
        return new Seal(no, previous, 1, hashing.hash(), KEY.id(), NOW);
    }

    private static List<Sealed> rows() {
        return List.of(row(ID, 1, "aa".repeat(32)), row(new UUID(5, 6), 2, "bb".repeat(32)));
    }

    private static Sealed row(UUID entry, long seal, String digest) {
        return new Sealed(entry, seal, digest, "");
    }

    private static List<Finding> follow(List<Seal> seals, List<Sealed> rows, @Nullable String expectedHead) {
        List<Finding> findings = new ArrayList<>();
        new ChainAudit(KEYS, expectedHead, findings::add).follow(peek(seals), peek(rows));
        return findings;
    }

    private static <T> Peeking<T> peek(List<T> rows) {
        Iterator<T> all = rows.iterator();
        return new Peeking<>() {
            private @Nullable T next = all.hasNext() ? all.next() : null;

            @Override
            public @Nullable T peek() {
                return next;
            }

            @Override
            public T next() {
                T row = next;
                next = all.hasNext() ? all.next() : null;
                return Objects.requireNonNull(row);
            }
        };
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
