package health.mizan.house;

import com.tngtech.archunit.core.domain.JavaClass;
import java.lang.reflect.Method;
import java.lang.reflect.Modifier;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * Draws {@code docs/states/<name>.md} from the types: a sealed interface whose records offer moves to one another is an
 * automaton, and its drawing cannot lie.
 */
final class StatesPage {

    private StatesPage() {}

    /** File name to page, for every automaton in our code. */
    static TreeMap<String, String> all() {
        return ProductionCode.classes().stream()
                .map(JavaClass::reflect)
                .filter(Class::isSealed)
                .filter(type -> moves(type).findAny().isPresent())
                .collect(Collectors.toMap(
                        type -> type.getSimpleName().toLowerCase(java.util.Locale.ROOT) + ".md",
                        StatesPage::draw,
                        (one, other) -> one,
                        TreeMap::new));
    }

    static String draw(Class<?> automaton) {
        List<String> moves = moves(automaton).toList();
        String ends = states(automaton)
                .filter(state -> moves.stream().noneMatch(move -> move.startsWith(state.getSimpleName() + " ")))
                .map(state -> "    " + state.getSimpleName() + " --> [*]\n")
                .collect(Collectors.joining());
        return "# States of " + automaton.getSimpleName() + "\n\n```mermaid\nstateDiagram-v2\n"
                + moves.stream().map(move -> "    " + move + "\n").collect(Collectors.joining())
                + ends + "```\n";
    }

    private static Stream<String> moves(Class<?> automaton) {
        return states(automaton).flatMap(state -> Arrays.stream(state.getDeclaredMethods())
                .filter(move -> !Modifier.isStatic(move.getModifiers()) && !move.isSynthetic())
                .filter(move -> states(automaton).anyMatch(to -> to.equals(move.getReturnType())))
                .sorted(Comparator.comparing(Method::getName))
                .map(move -> state.getSimpleName() + " --> "
                        + move.getReturnType().getSimpleName() + ": " + move.getName()));
    }

    private static Stream<Class<?>> states(Class<?> automaton) {
        return Arrays.stream(automaton.getPermittedSubclasses()).filter(Class::isRecord);
    }
}
