package health.mizan.fhir.searching;

import health.mizan.web.Cursor;
import health.mizan.web.PageRequest;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * A search, read.
 *
 * @param asked       all of which must be met
 * @param newestFirst by when the newest version came; oldest first otherwise
 * @param page        how many, and after which row of what is being paged through
 * @param cursor      as the answer to the page before had it; null for the first page
 * @param understood  the parameters that were heeded, as sent, for the links of the answer
 * @param include     reference parameters whose targets are wanted too
 * @param referring   what refers to the results and is wanted too
 */
public record Query(
        String type,
        List<Asked> asked,
        boolean newestFirst,
        PageRequest page,
        @Nullable String cursor,
        Map<String, List<String>> understood,
        List<String> include,
        List<Referring> referring) {

    /** How the form of a reference by number begins. */
    static final String BY_NUMBER = "identifier ";

    /** Resources of a type, by one of its reference parameters. */
    public record Referring(String type, String parameter) {}

    public Query {
        asked = List.copyOf(asked);
        understood = Map.copyOf(understood);
        include = List.copyOf(include);
        referring = List.copyOf(referring);
    }

    /** The same from where a page ended. */
    public Query after(Cursor cursor) {
        PageRequest from = new PageRequest(cursor, page.limit());
        return new Query(type, asked, newestFirst, from, null, understood, include, referring);
    }

    /** The exact forms asked for under a parameter's name; empty if it is not asked for. */
    public List<String> exactly(String parameter) {
        return asked.stream()
                .filter(one -> one.name().equals(parameter))
                .findFirst()
                .map(one -> one.anyOf().stream()
                        .filter(Asked.Alternative.Exactly.class::isInstance)
                        .map(alternative -> ((Asked.Alternative.Exactly) alternative).form())
                        .toList())
                .orElse(List.of());
    }

    public boolean asksFor(String parameter) {
        return asked.stream().anyMatch(one -> one.name().equals(parameter));
    }

    /** Whether it names somebody by a number, which does not belong in an address. */
    public boolean namesAPerson() {
        return (asksFor(Parameters.IDENTIFIER) && Parameters.isRegister(type))
                || asked.stream()
                        .filter(one -> Parameters.isOfAPerson(one.name()))
                        .anyMatch(one -> exactly(one.name()).stream().anyMatch(form -> form.startsWith(BY_NUMBER)));
    }

    @Override
    public String toString() {
        return "Query[" + type + "]";
    }
}
