package health.mizan.browser;

import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.APIResponse;
import com.microsoft.playwright.Dialog;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.Request;
import com.microsoft.playwright.options.WaitUntilState;
import java.net.URI;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.Consumer;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;

/**
 * Fetches a page and whatever it leads to, and opens those that hold a text from outside: it may be read there, and does
 * nothing else. A page that comes later is reached by the links that lead to it.
 */
final class PageCrawl {

    /** Lists lead to many of one kind: so many of each are enough. */
    private static final int OF_A_KIND = 2;

    private static final Pattern LINK = Pattern.compile("<a\\b[^>]*\\shref=\"([^\"#]+)");

    private static final String ACTING = """
            () => [...document.querySelectorAll('*')].flatMap(e => [...e.attributes]
              .filter(a => a.name.startsWith('on')
                || (['href', 'src', 'action', 'formaction', 'xlink:href'].includes(a.name)
                    && /^[\\s\\x00-\\x1f]*(javascript|vbscript|file|data:text)/i.test(a.value)))
              .map(a => e.tagName + ' ' + a.name + '=' + a.value))
            """;

    private final Guest guest;
    private final HostileText text;
    private final List<String> wrong = new ArrayList<>();
    private final Map<String, String> shown = new TreeMap<>();
    private final Set<String> opened = new TreeSet<>();

    PageCrawl(Guest guest, HostileText text) {
        this.guest = guest;
        this.text = text;
        guest.page().onDialog(this::noted);
        guest.context().onRequest(this::noted);
    }

    /** Paths without the language. */
    PageCrawl from(String... paths) {
        Map<String, Integer> kinds = new TreeMap<>();
        Deque<String> todo = new ArrayDeque<>();
        for (String path : paths) {
            todo.add("/" + guest.look().language() + path);
        }
        while (!todo.isEmpty()) {
            String path = todo.poll();
            if (!opened.contains(path) && kinds.merge(kind(path), 1, Integer::sum) <= OF_A_KIND) {
                opened.add(path);
                todo.addAll(links(path));
            }
        }
        shown.values().forEach(this::open);
        return this;
    }

    /** The kinds of pages on which the text could be read. */
    Set<String> shown() {
        return shown.keySet();
    }

    /** Where no link leads: the way there, such as a form, ends at a page that shows the text. */
    void seesItAt(String kind, Consumer<Guest> way) {
        way.accept(guest);
        shown.put(kind, guest.page().url());
        judge(kind);
    }

    void assertNothingActed() {
        assertThat(wrong).as("dialogs, requests elsewhere, what acts").isEmpty();
    }

    private List<String> links(String path) {
        APIResponse answer = guest.context().request().get(absolute(path));
        String source = answer.text();
        assertThat(answer.status()).as(path).isLessThan(500);
        if (text.standsRawIn(source)) {
            wrong.add("as markup in " + path);
        }
        if (text.standsIn(source)) {
            shown.putIfAbsent(kind(path), path);
        }
        String home = "/" + guest.look().language() + "/";
        return LINK.matcher(source)
                .results()
                .map(MatchResult::group)
                .map(link -> link.replaceFirst("(?s).*href=\"", "").replace("&amp;", "&"))
                .filter(href -> href.startsWith(home) && !href.matches(".*(logout|\\.pdf|\\.csv(\\?.*)?)"))
                .toList();
    }

    private void open(String path) {
        guest.page().navigate(absolute(path), new Page.NavigateOptions().setWaitUntil(WaitUntilState.DOMCONTENTLOADED));
        judge(path);
    }

    private void judge(String path) {
        if (guest.page().evaluate(ACTING) instanceof List<?> acting && !acting.isEmpty()) {
            wrong.add(path + " " + acting);
        }
        if (!text.isReadIn(guest.page().locator("body").innerText())) {
            wrong.add("not to be read letter by letter in " + path);
        }
    }

    private String absolute(String path) {
        return URI.create(guest.page().url()).resolve(path).toString();
    }

    private void noted(Dialog dialog) {
        wrong.add("a dialog says " + dialog.message());
        dialog.dismiss();
    }

    private void noted(Request request) {
        String host = URI.create(request.url().replaceFirst("[?#].*", "")).getHost();
        if (host != null && !host.equals("localhost")) {
            wrong.add("asked elsewhere: " + host);
        }
    }

    private static String kind(String path) {
        return path.replaceFirst("\\?.*", "")
                .replaceFirst("^/(ar|en)", "")
                .replaceAll("/[0-9a-f]{8}-[0-9a-f-]{27}", "/ID")
                .replaceAll("/(p|r)/[A-Za-z0-9_-]{20,}", "/$1/TOKEN");
    }
}
