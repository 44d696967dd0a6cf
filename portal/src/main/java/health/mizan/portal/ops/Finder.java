package health.mizan.portal.ops;

import health.mizan.access.Caller;
import health.mizan.cases.CaseId;
import health.mizan.cases.Cases;
import health.mizan.exchanges.Exchanges;
import health.mizan.processes.ProcessPicture;
import health.mizan.processes.ProcessPictures;
import health.mizan.web.PageRequest;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.regex.Pattern;
import org.springframework.stereotype.Component;

/** From a number to the page of what it names: a case, a process, a thing that has one, or what was said of it. */
@Component
class Finder {

    private static final Pattern WORD = Pattern.compile("[A-Za-z0-9][A-Za-z0-9._:-]{2,119}");

    private final ProcessPictures pictures;
    private final Exchanges exchanges;
    private final Cases cases;

    Finder(ProcessPictures pictures, Exchanges exchanges, Cases cases) {
        this.pictures = pictures;
        this.exchanges = exchanges;
        this.cases = cases;
    }

    /** Without the language; empty if nothing the caller may see has that number. */
    Optional<String> pageOf(Caller.Staff caller, String word) {
        return id(word).flatMap(id -> byId(caller, id)).or(() -> said(caller, word));
    }

    private Optional<String> byId(Caller.Staff caller, UUID id) {
        if (cases.sees(caller, new CaseId(id))) {
            return Optional.of("/ops/cases/" + id);
        }
        if (pictures.find(caller, id).isPresent()) {
            return Optional.of("/ops/instances/" + id);
        }
        List<ProcessPicture> ofThing = pictures.ofThing(caller, id);
        return ofThing.isEmpty()
                ? Optional.empty()
                : Optional.of("/ops/instances/" + ofThing.getLast().id());
    }

    private Optional<String> said(Caller.Staff caller, String word) {
        return WORD.matcher(word).matches()
                        && !exchanges
                                .list(caller, new Exchanges.Filter(null, null, word), PageRequest.of(null, 1))
                                .items()
                                .isEmpty()
                ? Optional.of("/ops/messages/about/" + word)
                : Optional.empty();
    }

    static Optional<UUID> id(String word) {
        try {
            return Optional.of(UUID.fromString(word));
        } catch (IllegalArgumentException other) {
            return Optional.empty();
        }
    }
}
