package health.mizan.house;

import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.core.domain.JavaClasses;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.TestFactory;

/** Every rule of the house, first on code seeded to break it, then on ours. */
@Tag("shape")
class ArchitectureTest {

    private static final List<HouseRule> RULES = Stream.of(
                    BorderRules.all(), ValueRules.all(), TransactionRules.all(), HabitRules.all(), ShapeRules.all())
            .flatMap(List::stream)
            .toList();

    private static final SeededCode SEEDED = SeededCode.compile(RULES.stream()
            .flatMap(rule -> Stream.concat(rule.culprits().stream(), rule.lawful().stream()))
            .collect(Collectors.toCollection(LinkedHashSet::new)));

    private final JavaClasses seeded = SEEDED.imported();
    private final JavaClasses ours = ProductionCode.classes();

    @TestFactory
    Stream<DynamicTest> each_rule_catches_what_it_forbids() {
        return RULES.stream().map(rule -> DynamicTest.dynamicTest(rule.name(), () -> proveOnSeededCode(rule)));
    }

    @TestFactory
    Stream<DynamicTest> our_code_keeps() {
        return RULES.stream()
                .map(rule -> DynamicTest.dynamicTest(rule.name(), () -> {
                    List<String> breaches = rule.rule()
                            .allowEmptyShould(true)
                            .evaluate(ours)
                            .getFailureReport()
                            .getDetails();

                    assertThat(breaches).as(rule.name()).isEmpty();
                }));
    }

    private void proveOnSeededCode(HouseRule rule) {
        List<String> report = SEEDED.with(
                () -> rule.rule().evaluate(seeded).getFailureReport().getDetails());

        assertThat(rule.culprits()).as("a rule needs a culprit").isNotEmpty();
        assertThat(rule.culprits())
                .allSatisfy(culprit -> assertThat(report).anyMatch(line -> accuses(line, HouseRule.typeOf(culprit))));
        assertThat(rule.lawful())
                .allSatisfy(lawful -> assertThat(report).noneMatch(line -> accuses(line, HouseRule.typeOf(lawful))));
    }

    /** ArchUnit and our own conditions both begin with the accused, as in {@code Field <a.b.C.d>} or {@code a.b.C}. */
    private static boolean accuses(String line, String type) {
        return line.matches("(\\w+ <)?" + Pattern.quote(type) + "\\b(?s:.*)");
    }
}
