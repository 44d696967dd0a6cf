package health.mizan.attacks;

import health.mizan.attacks.Bindings.Bound;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/** Draws {@code docs/attacks.md}: which attack reaches us how. */
final class AttacksPage {

    private static final String HEAD = """
            # Attacks

            `AttacksTest` sends each attack of the sample to the whole application, under the addresses and ids that we have
            for what the sample means. It is refused or harmless, or the build fails: the answer is one that the case names
            and gives nothing away, no row of business has changed, nobody called the listener that only a tricked server
            would call, and the next lawful request is answered. At each surface somebody lawful succeeds at the same doors,
            or the refusals would prove nothing. What another test does needs a browser, an application, a party or a
            database of its own. What is not run is no pass, and says why.

            The sample is no part of this repository: the test takes it from `shared/security-samples` beside it, or from
            `-Dmizan.attacks`; without it neither the attacks are run nor this page is compared.

            """;

    private AttacksPage() {}

    static String draw(List<AttackCase> cases) {
        StringBuilder page = new StringBuilder(HEAD);
        page.append("| Surface | Cases | Run | By another test | Not run | Lawful at the same doors |\n");
        page.append("| --- | --- | --- | --- | --- | --- |\n");
        for (Surface surface : Surfaces.all()) {
            Map<String, Bound> bound = Surfaces.of(surface);
            page.append("| %s | %d | %d | %d | %d | %s |%n"
                    .formatted(
                            surface.name(),
                            bound.size(),
                            count(bound, Bound.Live.class),
                            count(bound, Bound.ByTest.class),
                            count(bound, Bound.Unbound.class),
                            surface.twin()));
        }
        Map<String, Bound> all = Surfaces.bound();
        page.append("| **All** | %d | %d | %d | %d | |%n"
                .formatted(
                        all.size(),
                        count(all, Bound.Live.class),
                        count(all, Bound.ByTest.class),
                        count(all, Bound.Unbound.class)));
        Map<String, AttackCase> byId = cases.stream().collect(Collectors.toMap(AttackCase::id, one -> one));
        for (Surface surface : Surfaces.all()) {
            page.append("\n## ")
                    .append(surface.name())
                    .append("\n\n| Case | Attack | How it reaches us |\n| --- | --- | --- |\n");
            Surfaces.of(surface)
                    .forEach((id, how) -> page.append("| %s | %s | %s |%n"
                            .formatted(id, plain(byId.get(id).title()), said(how))));
        }
        return page.toString();
    }

    private static long count(Map<String, Bound> bound, Class<? extends Bound> kind) {
        return bound.values().stream().filter(kind::isInstance).count();
    }

    private static String said(Bound how) {
        return switch (how) {
            case Bound.Live live -> live.how();
            case Bound.ByTest other ->
                other.how()
                        + other.proofs().stream()
                                .map(proof -> "`" + proof.test().replaceFirst(".*\\.", "") + "`")
                                .collect(Collectors.joining(", ", " (", ")"));
            case Bound.Unbound not -> "**Not run:** " + not.how();
        };
    }

    /** The titles hold attacks of their own. */
    private static String plain(String title) {
        return title.replace("&", "&amp;")
                .replace("<", "&lt;")
                .replace("|", "\\|")
                .replace("{", "&#123;")
                .replace("$", "&#36;");
    }
}
