package health.mizan.persons;

import java.text.Normalizer;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Pattern;

/**
 * Brings names into the form in which they are compared, so that the many spellings of one written name meet: Arabic
 * without vowel marks and with one form of alef, yaa, haa and hamza; Latin without accents, case and hyphens; both
 * with or without the article, and with "Abd" joined to what follows. It does not guess between transliterations
 * (Mohammed, Muhammad): those are different written names.
 */
public final class NameWords {

    /** Shorter beginnings would match half the register, and give a thief of the index too much to count. */
    static final int SHORTEST_PREFIX = 3;

    private static final int LONGEST_PREFIX = 20;
    private static final int LONGEST_NAME = 200;

    // Vowel marks, superscript alef, Quranic marks, tatweel.
    private static final Pattern ARABIC_MARKS =
            Pattern.compile("[\\u0610-\\u061A\\u064B-\\u065F\\u0670\\u06D6-\\u06ED\\u0640]");
    private static final Pattern LATIN_MARKS = Pattern.compile("\\p{M}+");
    private static final Pattern APOSTROPHES = Pattern.compile("['’‘`ʿʾʼ]");
    private static final Pattern NOT_A_LETTER = Pattern.compile("[^\\p{L}\\p{Nd}]+");
    private static final Set<String> SERVANT = Set.of("عبد", "abd", "abdul", "abdel", "abdal");

    private NameWords() {}

    /**
     * @param canonical the form in which two spellings are the same word
     * @param written   what somebody may type instead: with the article, or joined
     */
    private record Word(String canonical, Set<String> written) {

        Set<String> forms() {
            Set<String> forms = new LinkedHashSet<>(written);
            forms.add(canonical);
            return forms;
        }
    }

    /** The words of a name in comparable form, in order. */
    public static List<String> of(String name) {
        return words(name).stream().map(Word::canonical).toList();
    }

    /** All beginnings under which a name can be found, whole short words included. */
    public static Set<String> prefixes(String name) {
        Set<String> prefixes = new LinkedHashSet<>();
        for (Word word : words(name)) {
            for (String form : word.forms()) {
                String reach = reach(form);
                for (int end = Math.min(SHORTEST_PREFIX, reach.length()); end <= reach.length(); end++) {
                    prefixes.add(reach.substring(0, end));
                }
            }
        }
        return prefixes;
    }

    /** What to look for when somebody types {@code text}: every one must be a beginning of the name. */
    public static Set<String> sought(String text) {
        Set<String> sought = new LinkedHashSet<>();
        for (Word word : words(text)) {
            if (word.canonical().length() >= SHORTEST_PREFIX) {
                sought.add(reach(word.canonical()));
            }
        }
        return sought;
    }

    private static List<Word> words(String name) {
        List<Word> words = new ArrayList<>();
        String servant = "";
        StringBuilder written = new StringBuilder();
        for (String part : NOT_A_LETTER.splitAsStream(fold(name)).toList()) {
            written.append(part);
            if (part.isEmpty() || isArticle(part)) {
                continue;
            }
            if (servant.isEmpty() && SERVANT.contains(part)) {
                servant = part.startsWith("abd") ? "abd" : part;
                continue;
            }
            // "abd al-rahman" arrives as three parts and is one word.
            String canonical = servant.isEmpty() ? canonical(part) : servant + servedBy(part);
            words.add(new Word(canonical, forms(written.toString())));
            servant = "";
            written.setLength(0);
        }
        if (!servant.isEmpty()) {
            words.add(new Word(servant, Set.of()));
        }
        return words;
    }

    // A Latin article is often written as part of the word; "Alexander" then also answers to "exander", which harms
    // nobody.
    private static Set<String> forms(String written) {
        boolean joinedArticle = written.startsWith("al") && written.length() >= 2 + SHORTEST_PREFIX + 1;
        return joinedArticle ? Set.of(written, written.substring(2)) : Set.of(written);
    }

    private static String reach(String word) {
        return word.length() > LONGEST_PREFIX ? word.substring(0, LONGEST_PREFIX) : word;
    }

    private static String fold(String name) {
        String bounded = name.length() > LONGEST_NAME ? name.substring(0, LONGEST_NAME) : name;
        String text = Normalizer.normalize(bounded, Normalizer.Form.NFKD).toLowerCase(Locale.ROOT);
        text = APOSTROPHES.matcher(text).replaceAll("");
        text = ARABIC_MARKS.matcher(text).replaceAll("");
        text = LATIN_MARKS.matcher(text).replaceAll("");
        StringBuilder folded = new StringBuilder(text.length());
        text.codePoints().map(NameWords::letter).filter(c -> c >= 0).forEach(folded::appendCodePoint);
        return folded.toString();
    }

    // After NFKD most hamza forms are a base letter and a mark, which is gone; these are the letters that remain.
    private static int letter(int c) {
        return switch (c) {
            case 'ٱ' -> 'ا';
            case 'ى', 'ی' -> 'ي';
            case 'ک' -> 'ك';
            case 'ة', 'ہ', 'ھ' -> 'ه';
            case 'ء' -> -1;
            case 'ø' -> 'o';
            case 'ł' -> 'l';
            case 'ı' -> 'i';
            default -> c;
        };
    }

    private static boolean isArticle(String word) {
        return word.equals("al") || word.equals("el") || word.equals("ال");
    }

    private static String canonical(String word) {
        for (String servant : List.of("abdul", "abdel", "abdal")) {
            if (word.length() > servant.length() && word.startsWith(servant)) {
                return "abd" + word.substring(servant.length());
            }
        }
        return word.startsWith("عبدال") ? "عبد" + withoutArticle(word.substring(3)) : withoutArticle(word);
    }

    // Only from words long enough to stay findable.
    private static String withoutArticle(String word) {
        return word.startsWith("ال") && word.length() >= 2 + SHORTEST_PREFIX ? word.substring(2) : word;
    }

    // After "abd" a Latin article is nothing else, however short the rest: "abd allah" is "abdullah".
    private static String servedBy(String word) {
        return word.startsWith("al") && word.length() > 2 ? word.substring(2) : withoutArticle(word);
    }
}
