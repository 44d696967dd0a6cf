package health.mizan.portal.pages;

import gg.jte.ContentType;
import gg.jte.TemplateEngine;
import gg.jte.output.Utf8ByteOutput;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpMethod;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseCookie;
import org.springframework.security.web.csrf.CsrfToken;
import org.springframework.stereotype.Component;

/** Renders the templates, which were compiled with the application. */
@Component
public class Pages {

    static final String LANGUAGE_COOKIE = "MIZAN_LANGUAGE";

    private static final String SAVE_DATA = "Save-Data";
    /** How Spring Security marks an address that it comes back to. */
    private static final String AFTER_SIGNING_IN = "continue";

    private static final Duration REMEMBERED = Duration.ofDays(365);

    private final TemplateEngine templates = TemplateEngine.createPrecompiled(ContentType.Html);
    private final Texts texts = new Texts();

    /** The page at the request's own address, in the language that the address names. */
    public Page page(HttpServletRequest request, boolean signedIn) {
        String path = request.getRequestURI();
        return Language.ofPath(path)
                .map(language -> page(request, language, path.substring(3) + asked(request), signedIn))
                .orElseGet(() -> page(request, languageFor(request), "", signedIn));
    }

    /** What a page was asked for, so that changing the language does not ask for another; of a form, nothing. */
    private static String asked(HttpServletRequest request) {
        String query = request.getQueryString();
        boolean page = HttpMethod.GET.matches(request.getMethod());
        return page && query != null && !query.equals(AFTER_SIGNING_IN) ? "?" + query : "";
    }

    Page page(HttpServletRequest request, Language language, String path, boolean signedIn) {
        Page.FormToken token = request.getAttribute(CsrfToken.class.getName()) instanceof CsrfToken csrf && signedIn
                ? new Page.FormToken(csrf.getParameterName(), csrf.getToken())
                : new Page.FormToken("_csrf", "");
        return new Page(
                language,
                path,
                signedIn,
                "on".equals(request.getHeader(SAVE_DATA)),
                token,
                Nonce.of(request),
                (key, parameters) -> texts.text(language, key, parameters));
    }

    public void show(HttpServletResponse response, String template, Page page, Map<String, Object> parameters)
            throws IOException {
        Utf8ByteOutput output = new Utf8ByteOutput();
        Map<String, Object> all = new HashMap<>(parameters);
        all.put("page", page);
        templates.render(template, all, output);
        response.setContentType(MediaType.TEXT_HTML_VALUE);
        response.setCharacterEncoding(StandardCharsets.UTF_8.name());
        response.setLocale(Locale.forLanguageTag(page.language().code()));
        response.addHeader(HttpHeaders.VARY, SAVE_DATA);
        response.setContentLength(output.getContentLength());
        response.addHeader("Set-Cookie", remember(page.language()).toString());
        output.writeTo(response.getOutputStream());
    }

    /** A document that is no page, such as what a printer sets; texts are escaped as in pages. */
    public byte[] draw(String template, Map<String, Object> parameters) {
        Utf8ByteOutput output = new Utf8ByteOutput();
        templates.render(template, parameters, output);
        return output.toByteArray();
    }

    /** For documents that speak both languages at once. */
    public String text(Language language, String key, Object... parameters) {
        return texts.text(language, key, parameters);
    }

    /** What was chosen before, else what the browser prefers, else Arabic. */
    Language languageFor(HttpServletRequest request) {
        Optional<Language> chosen = Cookies.named(request, LANGUAGE_COOKIE)
                .flatMap(code -> Language.of(code).stream())
                .findFirst();
        return chosen.or(() -> preferred(request)).orElse(Language.ARABIC);
    }

    private static Optional<Language> preferred(HttpServletRequest request) {
        if (request.getHeader("Accept-Language") == null) {
            return Optional.empty();
        }
        return java.util.Collections.list(request.getLocales()).stream()
                .flatMap(locale -> Language.of(locale.getLanguage()).stream())
                .findFirst();
    }

    private static ResponseCookie remember(Language language) {
        return ResponseCookie.from(LANGUAGE_COOKIE, language.code())
                .path("/")
                .maxAge(REMEMBERED)
                .sameSite("Lax")
                .httpOnly(true)
                .build();
    }
}
