package health.mizan.standalone.issuer;

import health.mizan.access.Access;
import health.mizan.access.RouteRule;
import health.mizan.access.RouteTable;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.ResourceBundle;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import org.springframework.context.annotation.Bean;
import org.springframework.core.io.ClassPathResource;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.security.web.csrf.CsrfToken;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.util.HtmlUtils;

/** Asks for name and password, in Arabic or English. Without script, and small: Keycloak's own page takes its place. */
@OnlyStandalone
@Controller
class SignInPage {

    static final String PATH = "/sign-in";

    private static final String STYLE = PATH + "/style.css";
    private static final Locale ARABIC = Locale.of("ar");

    private final String page = read("issuer/sign-in.html");
    private final String style = read("issuer/sign-in.css");

    @Bean
    static RouteTable signInTable() {
        return () -> List.of(RouteRule.get(PATH, Access.everybody()), RouteRule.get(STYLE, Access.everybody()));
    }

    @GetMapping(PATH)
    ResponseEntity<String> page(
            Locale browser,
            @RequestParam(required = false) @Nullable String lang,
            @RequestParam(required = false) @Nullable String failed,
            CsrfToken csrf) {
        String wanted = lang != null ? lang : browser.getLanguage();
        Locale locale = wanted.equals("ar") ? ARABIC : Locale.ENGLISH;
        ResourceBundle words = ResourceBundle.getBundle("issuer.sign-in", locale, NO_FALLBACK);
        Map<String, String> values = new TreeMap<>();
        words.keySet().forEach(key -> values.put(key, words.getString(key)));
        values.put("lang", locale.getLanguage());
        values.put("dir", locale.equals(ARABIC) ? "rtl" : "ltr");
        values.put("other", locale.equals(ARABIC) ? "en" : "ar");
        values.put("csrf", csrf.getToken());
        values.put("alert", failed == null ? "" : words.getString("wrong"));
        return ResponseEntity.ok()
                .contentType(new MediaType(MediaType.TEXT_HTML, StandardCharsets.UTF_8))
                .body(fill(page, values));
    }

    @GetMapping(STYLE)
    ResponseEntity<String> style() {
        return ResponseEntity.ok()
                .contentType(MediaType.valueOf("text/css;charset=UTF-8"))
                .body(style);
    }

    private static final ResourceBundle.Control NO_FALLBACK =
            ResourceBundle.Control.getNoFallbackControl(ResourceBundle.Control.FORMAT_PROPERTIES);

    private static String fill(String template, Map<String, String> values) {
        String filled = template;
        for (Map.Entry<String, String> value : values.entrySet()) {
            filled = filled.replace("{{" + value.getKey() + "}}", HtmlUtils.htmlEscape(value.getValue()));
        }
        return filled;
    }

    private static String read(String resource) {
        try {
            return new ClassPathResource(resource).getContentAsString(StandardCharsets.UTF_8);
        } catch (IOException missing) {
            throw new UncheckedIOException(missing);
        }
    }
}
