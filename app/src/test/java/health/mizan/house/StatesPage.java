package health.mizan.house;

import com.tngtech.archunit.core.domain.JavaClass;
import java.lang.reflect.Method;
import java.lang.reflect.Modifier;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * Draws {@code docs/states/<name>.md} from the code, so that the drawing cannot lie. Two things are automata: a sealed
 * interface whose records offer moves to one another, and an enum that answers {@code on(happening)} with the next state.
 */
final class StatesPage {

    private StatesPage() {}

    /** File name to page, for every automaton in our code. */
    static TreeMap<String, String> all() {
        return ProductionCode.classes().stream()
                .map(JavaClass::reflect)
                .filter(type -> type.isSealed() || type.isEnum())
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
                .filter(state -> moves.stream().noneMatch(move -> move.startsWith(state + " ")))
                .map(state -> "    " + state + " --> [*]\n")
                .collect(Collectors.joining());
        return "# States of " + automaton.getSimpleName() + "\n\n```mermaid\nstateDiagram-v2\n"
                + moves.stream().map(move -> "    " + move + "\n").collect(Collectors.joining())
                + ends + "```\n";
    }

    private static Stream<String> states(Class<?> automaton) {
        return automaton.isEnum()
                ? Arrays.stream(automaton.getEnumConstants()).map(Object::toString)
                : records(automaton).map(Class::getSimpleName);
    }

    private static Stream<String> moves(Class<?> automaton) {
        return automaton.isEnum() ? answered(automaton) : offered(automaton);
    }

    private static Stream<String> offered(Class<?> automaton) {
        return records(automaton).flatMap(state -> Arrays.stream(state.getDeclaredMethods())
                .filter(move -> !Modifier.isStatic(move.getModifiers()) && !move.isSynthetic())
                .filter(move -> records(automaton).anyMatch(to -> to.equals(move.getReturnType())))
                .sorted(Comparator.comparing(Method::getName))
                .map(move -> arrow(state.getSimpleName(), move.getReturnType().getSimpleName(), move.getName())));
    }

    private static Stream<String> answered(Class<?> automaton) {
        return Arrays.stream(automaton.getDeclaredMethods())
                .filter(on -> on.getName().equals("on") && on.getReturnType() == Optional.class)
                .filter(on -> on.getParameterCount() == 1 && on.getParameterTypes()[0].isEnum())
                .flatMap(on -> Arrays.stream(automaton.getEnumConstants())
                        .flatMap(state -> Arrays.stream(on.getParameterTypes()[0].getEnumConstants())
                                .flatMap(happening ->
                                        next(on, state, happening).map(to -> arrow(state, to, happening)).stream())));
    }

    private static Optional<?> next(Method on, Object state, Object happening) {
        try {
            on.setAccessible(true);
            return (Optional<?>) on.invoke(state, happening);
        } catch (ReflectiveOperationException failed) {
            throw new IllegalStateException(on.toString(), failed);
        }
    }

    private static String arrow(Object from, Object to, Object why) {
        return from + " --> " + to + ": " + why;
    }

    private static Stream<Class<?>> records(Class<?> automaton) {
        return Arrays.stream(automaton.getPermittedSubclasses()).filter(Class::isRecord);
    }
}
