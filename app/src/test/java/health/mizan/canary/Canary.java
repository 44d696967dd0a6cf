package health.mizan.canary;

import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.HexFormat;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/**
 * A patient like no other: each fact is a text that occurs nowhere by chance, so wherever it turns up it has leaked.
 * Looked for as written, in any case, and in the disguises that bytes travel in.
 */
final class Canary {

    static final String LATIN = "Quuxibel Zyxwanary";
    static final String ARABIC = "كناريةغريبة الفريدةجدا";
    static final String PHONE = "+966598743216";
    static final String EMAIL = "quuxibel.zyxwanary@canary.example";
    static final String PASSPORT = "QZX7418529";
    static final String MEMBER = "MQZX-96385274";

    private static final List<String> FACTS = List.of(
            "Quuxibel",
            "Zyxwanary",
            "كناريةغريبة",
            "الفريدةجدا",
            "598743216",
            "canary.example",
            "QZX7418529",
            "96385274");

    private Canary() {}

    /** The first fact that {@code text} gives away; empty for an innocent text. */
    static Optional<String> in(String text) {
        String lower = text.toLowerCase(Locale.ROOT);
        return FACTS.stream()
                .filter(fact -> disguises(fact).anyMatch(lower::contains))
                .findFirst();
    }

    private static java.util.stream.Stream<String> disguises(String fact) {
        byte[] bytes = fact.getBytes(StandardCharsets.UTF_8);
        String base64 = Base64.getEncoder().withoutPadding().encodeToString(bytes);
        return java.util.stream.Stream.of(
                        fact,
                        HexFormat.of().formatHex(bytes),
                        // The last group changes with what follows it.
                        base64.substring(0, base64.length() / 4 * 4),
                        java.net.URLEncoder.encode(fact, StandardCharsets.UTF_8))
                .map(text -> text.toLowerCase(Locale.ROOT));
    }
}
