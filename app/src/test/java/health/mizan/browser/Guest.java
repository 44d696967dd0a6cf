package health.mizan.browser;

import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.Request;
import com.microsoft.playwright.Response;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Somebody with a browser. Whatever the browser complains about fails the test at the end. */
final class Guest implements AutoCloseable {

    /** A slow machine may need that long; a fast one never waits for it. */
    private static final double PATIENCE_MILLIS = 60_000;

    private final Look look;
    private final BrowserContext context;
    private final Page page;
    private final String address;
    private final List<String> complaints = new ArrayList<>();
    private final Set<String> seen = new LinkedHashSet<>();
    private @Nullable Response source;

    Guest(Look look, BrowserContext context, String address) {
        this.look = look;
        this.context = context;
        this.address = address;
        this.page = context.newPage();
        context.setDefaultTimeout(PATIENCE_MILLIS);
        page.onConsoleMessage(message -> {
            // That an answer was a refusal is a complaint of the browser's, and often what the test is about.
            boolean refusal = message.text().startsWith("Failed to load resource");
            if (!refusal && List.of("error", "warning").contains(message.type())) {
                complaints.add(message.text());
            }
        });
        page.onPageError(complaints::add);
        page.onResponse(this::note);
    }

    Look look() {
        return look;
    }

    Page page() {
        return page;
    }

    BrowserContext context() {
        return context;
    }

    /** @param path without the language, such as {@code /desk} */
    Response open(String path) {
        return page.navigate(address + "/" + look.language() + path);
    }

    /** Signs in and comes back to where the guest wanted to go. */
    void signInAs(String user, String path) {
        open(path);
        page.locator("input[name=username]").fill(user);
        page.locator("input[name=password]").fill("demo");
        page.locator("input[name=password]").press("Enter");
        page.waitForURL("**/" + look.language() + path + "**");
    }

    /** The page that is open now passes every check that all pages must pass. */
    void findsItFit() {
        Fitness.check(page, look, source == null ? page.content() : source.text());
        seen.add(pathOf(page.url()));
        // What only leads on to a page is found fit with it.
        for (Request on = source == null ? null : source.request().redirectedFrom();
                on != null;
                on = on.redirectedFrom()) {
            seen.add(pathOf(on.url()));
        }
    }

    /**
     * Follows the link to the other language and back: the same page, about the same, asked for in the same way.
     *
     * @param same what stands on it in either language
     */
    void readsItInBothLanguages(String same) {
        // Who has just signed in came back with a mark that no link carries on.
        String here = page.url().replaceFirst("[?]continue$", "");
        String other = look.language().equals("ar") ? "en" : "ar";
        page.locator("a.language").click();
        page.waitForURL(here.replaceFirst("/" + look.language() + "(?=[/?]|$)", "/" + other)::equals);
        assertThat(page.locator("html").getAttribute("lang")).isEqualTo(other);
        assertThat(page.locator("main").innerText()).contains(same);
        assertThat(source == null ? 0 : source.status()).isEqualTo(200);
        page.locator("a.language").click();
        page.waitForURL(here::equals);
        assertThat(page.locator("html").getAttribute("lang")).isEqualTo(look.language());
        assertThat(page.locator("main").innerText()).contains(same);
    }

    /** Fetches what no page shows, such as a document, as the browser that the guest is. */
    byte[] fetch(String path) {
        var answer = context.request().get(address + "/" + look.language() + path);
        assertThat(answer.status()).as(path).isEqualTo(200);
        seen.add(pathOf(answer.url()));
        return answer.body();
    }

    /** Paths of what was opened and found fit, and of the parts that pages fetched. */
    Set<String> seen() {
        return Set.copyOf(seen);
    }

    List<String> complaints() {
        return complaints;
    }

    private void note(Response response) {
        Request request = response.request();
        if (request.isNavigationRequest() && request.frame() == page.mainFrame()) {
            source = response;
        }
        if (response.ok() && List.of("xhr", "fetch").contains(request.resourceType())) {
            seen.add(pathOf(request.url()));
        }
    }

    private static String pathOf(String url) {
        return java.net.URI.create(url).getPath();
    }

    @Override
    public void close() {
        context.close();
        assertThat(complaints).as("the browser complains").isEmpty();
    }
}
