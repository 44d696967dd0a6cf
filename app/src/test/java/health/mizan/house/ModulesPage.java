package health.mizan.house;

import health.mizan.MizanApplication;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.springframework.modulith.core.ApplicationModule;
import org.springframework.modulith.core.ApplicationModules;

/** Draws {@code docs/modules.md}: which capabilities there are, where they live, and whom each one knows. */
final class ModulesPage {

    private static final Pattern PURPOSE = Pattern.compile("/\\*\\*(.*?)\\*/", Pattern.DOTALL);

    /** @param module the Maven module that holds it */
    record Capability(String name, String module, String purpose, List<String> knows) {}

    private ModulesPage() {}

    static List<Capability> capabilities() {
        ApplicationModules modules = ApplicationModules.of(MizanApplication.class, ProductionCode.WITHOUT_TESTS);
        return modules.stream()
                .filter(module -> !module.isRootModule())
                .map(module -> capability(module, modules))
                .sorted(Comparator.comparing((Capability c) -> Repository.MODULES.indexOf(c.module()))
                        .thenComparing(Capability::name))
                .toList();
    }

    static String draw() {
        List<Capability> capabilities = capabilities();
        return """
                # Capabilities

                One folder is one capability, whole: its states, rules, SQL, routes. An arrow is a dependency in the code; the
                right to have it is declared in the capability's `package-info.java` and checked by `ModularityTest`.

                ```mermaid
                graph LR
                %s```

                %s""".formatted(graph(capabilities), table(capabilities));
    }

    private static String graph(List<Capability> capabilities) {
        String boxes = Repository.MODULES.stream()
                .filter(module -> capabilities.stream().anyMatch(c -> c.module().equals(module)))
                .map(module -> "  subgraph " + module + "\n"
                        + capabilities.stream()
                                .filter(c -> c.module().equals(module))
                                .map(c -> "    " + c.name() + "\n")
                                .collect(Collectors.joining())
                        + "  end\n")
                .collect(Collectors.joining());
        String arrows = capabilities.stream()
                .flatMap(c -> c.knows().stream().map(known -> "  " + c.name() + " --> " + known + "\n"))
                .collect(Collectors.joining());
        return boxes + arrows;
    }

    private static String table(List<Capability> capabilities) {
        return Markdown.table(
                List.of("Capability", "Module", "Knows", "What it is"),
                capabilities.stream()
                        .map(c -> List.of(c.name(), c.module(), String.join(", ", c.knows()), c.purpose())));
    }

    private static Capability capability(ApplicationModule module, ApplicationModules modules) {
        String folder = module.getBasePackage().getName().replace('.', '/');
        Path info = Repository.MODULES.stream()
                .map(name -> Repository.root().resolve(name).resolve("src/main/java/" + folder + "/package-info.java"))
                .filter(Files::exists)
                .findFirst()
                .orElseThrow(() -> new IllegalStateException(folder + " has no package-info.java"));
        List<String> knows = module.getDirectDependencies(modules)
                .uniqueModules()
                .map(known -> known.getIdentifier().toString())
                .sorted()
                .toList();
        return new Capability(
                module.getIdentifier().toString(),
                Repository.root().relativize(info).getName(0).toString(),
                purpose(info),
                knows);
    }

    private static String purpose(Path info) {
        Matcher comment = PURPOSE.matcher(Repository.read(info));
        if (!comment.find()) {
            throw new IllegalStateException(info + " does not say what the capability is");
        }
        return comment.group(1)
                .replaceAll("\\s*\\n \\* ?", " ")
                .replaceAll("\\{@(?:code|link) ([^}]*)}", "`$1`")
                .strip();
    }
}
