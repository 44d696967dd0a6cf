package health.mizan.explanations;

import java.util.List;
import java.util.stream.Collectors;

/** The same thing said in both languages. */
public record Sentence(String en, String ar) {

    /** Several sentences as one text. */
    public static Sentence joined(List<Sentence> sentences) {
        return new Sentence(
                sentences.stream().map(Sentence::en).collect(Collectors.joining(" ")),
                sentences.stream().map(Sentence::ar).collect(Collectors.joining(" ")));
    }

    /** Things in a row, with commas. */
    public static Sentence listed(List<Sentence> things) {
        return new Sentence(
                things.stream().map(Sentence::en).collect(Collectors.joining(", ")),
                things.stream().map(Sentence::ar).collect(Collectors.joining("، ")));
    }
}
