package health.mizan.fhir.bundles;

import health.mizan.access.Caller;
import health.mizan.fhir.kept.Holdings;
import health.mizan.fhir.refusals.Outcomes;
import health.mizan.fhir.refusals.Refusal;
import health.mizan.fhir.searching.QueryReader;
import health.mizan.web.Page;
import health.mizan.web.ProblemException;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.hl7.fhir.r4.model.Bundle;
import org.hl7.fhir.r4.model.Bundle.BundleEntryComponent;
import org.hl7.fhir.r4.model.Bundle.BundleType;
import org.hl7.fhir.r4.model.Resource;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.stereotype.Component;

/** Transactions, which happen whole or not at all, and batches, whose entries know nothing of each other. */
@Component
@EnableConfigurationProperties(BundleSettings.class)
public class Bundles {

    private final Writes writes;
    private final Holdings holdings;
    private final BundleSettings settings;

    Bundles(Writes writes, Holdings holdings, BundleSettings settings) {
        this.writes = writes;
        this.holdings = holdings;
        this.settings = settings;
    }

    /** @param whole whether the answer shall hold the resources as they are now */
    public Bundle process(Caller caller, Bundle bundle, boolean whole) {
        if (bundle.getEntry().size() > settings.maxEntries()) {
            throw Refusal.of(
                    Refusal.TOO_MUCH,
                    "too-long",
                    "Bundle.entry",
                    "a bundle has at most " + settings.maxEntries() + " entries; send the rest in another");
        }
        BundleType type = bundle.getType();
        if (type == BundleType.TRANSACTION) {
            return transaction(caller, bundle.getEntry(), whole);
        }
        if (type == BundleType.BATCH) {
            return batch(caller, bundle.getEntry(), whole);
        }
        throw Refusal.of(
                Refusal.UNPROCESSABLE,
                "value",
                "Bundle.type",
                "is transaction or batch; a message goes to $process-message");
    }

    private Bundle transaction(Caller caller, List<BundleEntryComponent> entries, boolean whole) {
        List<Integer> writing = IntStream.range(0, entries.size())
                .filter(i -> !Entries.reads(entries.get(i)))
                .boxed()
                .toList();
        List<Write> asked = new ArrayList<>();
        for (int i : writing) {
            asked.add(Entries.write(caller, entries.get(i), i));
        }
        List<BundleEntryComponent> answers = writes.apply(caller, asked, writing, written -> {
            Map<Integer, BundleEntryComponent> byEntry = new HashMap<>();
            for (int i = 0; i < written.size(); i++) {
                byEntry.put(writing.get(i), answer(written.get(i), whole));
            }
            return IntStream.range(0, entries.size())
                    .mapToObj(i -> byEntry.containsKey(i) ? byEntry.get(i) : read(caller, entries.get(i), i))
                    .toList();
        });
        Bundle answer = new Bundle().setType(BundleType.TRANSACTIONRESPONSE);
        answers.forEach(answer::addEntry);
        return answer;
    }

    private Bundle batch(Caller caller, List<BundleEntryComponent> entries, boolean whole) {
        BundleEntryComponent[] answers = new BundleEntryComponent[entries.size()];
        // The order is free; a thing after what it may refer to spares senders a second round.
        IntStream.range(0, entries.size())
                .boxed()
                .sorted(Comparator.comparing(i -> Uptakes.rank(type(entries.get(i)))))
                .forEach(i -> answers[i] = each(caller, entries.get(i), i, whole));
        Bundle answer = new Bundle().setType(BundleType.BATCHRESPONSE);
        List.of(answers).forEach(answer::addEntry);
        return answer;
    }

    private BundleEntryComponent each(Caller caller, BundleEntryComponent entry, int index, boolean whole) {
        try {
            if (Entries.reads(entry)) {
                return read(caller, entry, index);
            }
            return answer(writes.apply(caller, Entries.write(caller, entry, index)), whole);
        } catch (Refusal refusal) {
            return refused(refusal);
        } catch (ProblemException problem) {
            return refused(Refusal.of(problem.type().status().value(), "processing", null, problem.detail()));
        }
    }

    private BundleEntryComponent read(Caller caller, BundleEntryComponent entry, int index) {
        Entries.Address address = Entries.address(caller, entry, index);
        String id = address.id();
        if (id == null) {
            return found(caller, address);
        }
        Long version = address.version();
        Resource resource = (version == null
                        ? holdings.find(caller, address.type(), id)
                        : holdings.version(caller, address.type(), id, version))
                .orElseThrow(() -> Refusal.of(
                        Refusal.NOT_FOUND,
                        "not-found",
                        "Bundle.entry[" + index + "].request.url",
                        "there is no such resource"));
        BundleEntryComponent answer = new BundleEntryComponent().setResource(resource);
        answer.getResponse()
                .setStatus("200 OK")
                .setEtag("W/\"" + resource.getMeta().getVersionId() + "\"");
        return answer;
    }

    private BundleEntryComponent found(Caller caller, Entries.Address address) {
        String query = address.query() == null ? "" : address.query();
        Page<Resource> page =
                holdings.search(caller, QueryReader.read(address.type(), Conditions.parameters(query), true));
        Bundle set = new Bundle().setType(BundleType.SEARCHSET);
        page.items().forEach(item -> set.addEntry().setResource(item));
        BundleEntryComponent answer = new BundleEntryComponent().setResource(set);
        answer.getResponse().setStatus("200 OK");
        return answer;
    }

    private static BundleEntryComponent answer(Written written, boolean whole) {
        BundleEntryComponent answer = new BundleEntryComponent();
        Resource resource = written.resource();
        if (whole && resource != null) {
            answer.setResource(resource);
        }
        answer.getResponse()
                .setStatus(
                        switch (written.result()) {
                            case CREATED -> "201 Created";
                            case UPDATED, FOUND -> "200 OK";
                            case DELETED -> "204 No Content";
                        })
                .setLocation(written.type() + "/" + written.id() + "/_history/" + written.version())
                .setEtag("W/\"" + written.version() + "\"")
                .setLastModified(resource == null ? null : resource.getMeta().getLastUpdated());
        return answer;
    }

    private static BundleEntryComponent refused(Refusal refusal) {
        BundleEntryComponent answer = new BundleEntryComponent();
        answer.getResponse().setStatus(Integer.toString(refusal.status())).setOutcome(Outcomes.of(refusal.issues()));
        return answer;
    }

    private static String type(BundleEntryComponent entry) {
        return entry.getResource() == null ? "" : entry.getResource().fhirType();
    }
}
