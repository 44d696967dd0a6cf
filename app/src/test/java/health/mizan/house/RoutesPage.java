package health.mizan.house;

import static health.mizan.house.Markdown.code;

import com.tngtech.archunit.core.domain.JavaMethod;
import health.mizan.access.Access;
import health.mizan.access.Role;
import health.mizan.access.RouteRule;
import health.mizan.access.RouteTable;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Collectors;
import org.springframework.context.annotation.AnnotationConfigApplicationContext;

/** Draws {@code docs/routes.md} from the route tables that also guard the doors. */
final class RoutesPage {

    private RoutesPage() {}

    /** The tables alone, without the application around them: they need nothing. */
    static List<RouteRule> rules() {
        Class<?>[] tables = ProductionCode.classes().stream()
                .flatMap(type -> type.getMethods().stream())
                .filter(method -> method.getRawReturnType().isEquivalentTo(RouteTable.class))
                .filter(method -> method.isAnnotatedWith("org.springframework.context.annotation.Bean"))
                .map(JavaMethod::getOwner)
                .distinct()
                .map(owner -> owner.reflect())
                .toArray(Class<?>[]::new);
        try (AnnotationConfigApplicationContext context = new AnnotationConfigApplicationContext(tables)) {
            return context.getBeansOfType(RouteTable.class).values().stream()
                    .flatMap(table -> table.rules().stream())
                    .sorted(Comparator.comparing(RouteRule::pattern).thenComparing(RouteRule::method))
                    .toList();
        }
    }

    static String draw() {
        return """
                # Routes

                Who may use which address at all. What is not listed is refused, to everybody. What a caller then sees is
                narrowed by the query itself: patients see their own and those they are proxy for, staff their facilities,
                systems what their scopes and facilities admit.

                """
                + Markdown.table(
                        List.of("Method", "Path", "People", "Systems with the scope"),
                        rules().stream()
                                .map(rule -> List.of(
                                        rule.method(),
                                        code(rule.pattern()),
                                        people(rule.access()),
                                        code(rule.access().scope()))));
    }

    private static String people(Access access) {
        if (access.open()) {
            return "everybody";
        }
        if (access.roles().size() == Role.values().length) {
            return "anybody signed in";
        }
        return Arrays.stream(Role.values())
                .filter(access.roles()::contains)
                .map(Role::code)
                .collect(Collectors.joining(", "));
    }
}
