package health.mizan.house;

import com.tngtech.archunit.lang.ArchRule;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A rule and the code it must catch: a rule that was never seen to fail proves nothing. The first type of each seeded
 * source is the culprit; a lawful one looks alike and must be left in peace.
 */
record HouseRule(String name, ArchRule rule, List<String> culprits, List<String> lawful) {

    private static final Pattern PACKAGE = Pattern.compile("package ([\\w.]+);");
    private static final Pattern TYPE = Pattern.compile("\\b(?:class|record|interface|enum) (\\w+)");

    static HouseRule rule(String name, ArchRule rule) {
        return new HouseRule(name, rule, List.of(), List.of());
    }

    HouseRule catches(String source) {
        return new HouseRule(name, rule, with(culprits, source), lawful);
    }

    HouseRule spares(String source) {
        return new HouseRule(name, rule, culprits, with(lawful, source));
    }

    /** The full name of the first type that {@code source} declares; its package-info if it declares none. */
    static String typeOf(String source) {
        Matcher type = TYPE.matcher(source);
        return packageOf(source) + "." + (type.find() ? type.group(1) : "package-info");
    }

    private static List<String> with(List<String> sources, String source) {
        List<String> more = new ArrayList<>(sources);
        more.add(source);
        return List.copyOf(more);
    }

    private static String packageOf(String source) {
        Matcher found = PACKAGE.matcher(source);
        if (!found.find()) {
            throw new IllegalArgumentException("no package in " + source);
        }
        return found.group(1);
    }
}
