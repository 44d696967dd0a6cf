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
import org.jspecify.annotations.Nullable;

/**
 * Draws {@code docs/states/<name>.md} from the code, so that the drawing cannot lie. Three things are automata: a sealed
 * interface whose records offer moves to one another, an enum that answers {@code on(happening)} with the next state, and
 * an enum of which a class {@code …Moves} beside it says what a state becomes after a fact.
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
        return automaton.isEnum() ? Stream.concat(answered(automaton), told(automaton)) : offered(automaton);
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

    /** A fact that leaves a state as it is moves nothing. */
    private static Stream<String> told(Class<?> automaton) {
        return movers(automaton).flatMap(after -> Arrays.stream(automaton.getEnumConstants())
                .flatMap(state -> Arrays.stream(after.getParameterTypes()[1].getEnumConstants())
                        .flatMap(fact -> Optional.of(called(after, null, state, fact))
                                .filter(to -> !to.equals(state))
                                .map(to -> arrow(state, to, fact))
                                .stream())));
    }

    private static Stream<Method> movers(Class<?> automaton) {
        return ProductionCode.classes().stream()
                .filter(type -> type.getPackageName().equals(automaton.getPackageName())
                        && type.getSimpleName().endsWith("Moves"))
                .flatMap(type -> Arrays.stream(type.reflect().getDeclaredMethods()))
                .filter(after -> Modifier.isStatic(after.getModifiers()) && after.getReturnType() == automaton)
                .filter(after -> after.getParameterCount() == 2
                        && after.getParameterTypes()[0] == automaton
                        && after.getParameterTypes()[1].isEnum());
    }

    private static Optional<?> next(Method on, Object state, Object happening) {
        return (Optional<?>) called(on, state, happening);
    }

    private static Object called(Method move, @Nullable Object on, Object... with) {
        try {
            move.setAccessible(true);
            return move.invoke(on, with);
        } catch (ReflectiveOperationException failed) {
            throw new IllegalStateException(move.toString(), failed);
        }
    }

    private static String arrow(Object from, Object to, Object why) {
        return from + " --> " + to + ": " + why;
    }

    private static Stream<Class<?>> records(Class<?> automaton) {
        return Arrays.stream(automaton.getPermittedSubclasses()).filter(Class::isRecord);
    }
}
