package health.mizan.attacks;

import static org.assertj.core.api.Assertions.assertThat;

import health.mizan.testing.RawHttp.Answer;
import java.io.IOException;
import java.util.List;

/** One site after what belongs to another. */
final class SiteAttacks implements Surface {

    private static final List<String> LISTS = List.of("/api/cases?limit=200", "/api/contracts?limit=200");

    private static final String PRICE = "/api/prices?facility=RUH&payer=SELF&on=2026-11-01"
            + "&system=https://example.org/fhir/CodeSystem/demo-services&service=DS-100";

    @Override
    public String name() {
        return "facility/tenant separation";
    }

    @Override
    public void bind(Bindings to) {
        to.live(
                "TN-020",
                "the lists of cases and of contracts, by the other site's desk and then by this one's",
                attack -> {
                    for (String list : LISTS) {
                        attack.probe(Shot.get(list).as(attack.token("frontdeskF2")));
                        Answer ours = attack.send(attack.shot().to("GET", list));
                        assertThat(ours.header("Cache-Control")).contains("no-store");
                        attack.send(attack.shot().to("GET", PRICE));
                    }
                });
    }

    @Override
    public String twin() {
        return "the other site's desk sees its case";
    }

    @Override
    public void runTwin(Attack lawful) throws IOException {
        assertThat(lawful.send(Shot.get(LISTS.getFirst()).as(lawful.token("frontdeskF2")))
                        .text())
                .contains(lawful.clinic().id("case.C"));
    }
}
