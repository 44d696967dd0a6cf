package health.mizan.portal.pages;

import health.mizan.access.Caller;
import health.mizan.access.Callers;
import health.mizan.access.Role;
import health.mizan.node.ForNode;
import health.mizan.node.NodeRole;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.springframework.http.HttpHeaders;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.security.oauth2.core.oidc.user.OidcUser;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;

/** The way in: the address without a language, the landing page, and the home page of whoever signed in. */
@Controller
@ForNode(NodeRole.PORTAL)
class FirstPages {

    private static final String LANGUAGE = "/{language:ar|en}";

    private final Pages pages;
    private final Callers callers;

    FirstPages(Pages pages, Callers callers) {
        this.pages = pages;
        this.callers = callers;
    }

    @GetMapping("/")
    void start(HttpServletRequest request, HttpServletResponse response) {
        response.setHeader(HttpHeaders.VARY, "Cookie, Accept-Language");
        Answers.goTo(response, "/" + pages.languageFor(request).code());
    }

    @GetMapping(LANGUAGE)
    void landing(@PathVariable String language, HttpServletRequest request, HttpServletResponse response)
            throws IOException {
        if (callers.ifSignedIn().isPresent()) {
            Answers.goTo(response, "/" + language + "/home");
            return;
        }
        Page page = pages.page(request, false);
        pages.show(response, "landing.jte", page, Map.of());
    }

    @GetMapping(LANGUAGE + "/home")
    void home(@AuthenticationPrincipal OidcUser user, HttpServletRequest request, HttpServletResponse response)
            throws IOException {
        Page page = pages.page(request, true);
        pages.show(response, "home.jte", page, Map.of("person", person(callers.current(), user)));
    }

    private static Person person(Caller caller, OidcUser user) {
        String name = Optional.ofNullable(user.getFullName())
                .or(() -> Optional.ofNullable(user.getPreferredUsername()))
                .orElse(user.getSubject());
        return switch (caller) {
            case Caller.Staff staff ->
                new Person(
                        name,
                        staff.roles().stream().sorted().map(Role::code).toList(),
                        staff.facilities().stream().sorted().toList(),
                        true,
                        links(staff));
            case Caller.Patient patient ->
                new Person(name, List.of(Role.PATIENT.code()), List.of(), false, List.of("me"));
            case Caller.Client client -> new Person(name, List.of(), List.of(), false, List.of());
            case Caller.Self self -> new Person(name, List.of(), List.of(), false, List.of());
        };
    }

    /** The places where these roles work, and the doors for programs, which whoever works here may read about. */
    private static List<String> links(Caller.Staff staff) {
        List<String> links = new ArrayList<>();
        if (staff.is(Role.FRONT_DESK)) {
            links.add("desk");
        }
        if (staff.is(Role.BILLER) || staff.is(Role.FINANCE)) {
            links.add("office");
        }
        if (staff.is(Role.OPERATOR)) {
            links.add("ops");
        }
        links.addAll(List.of("api", "fhir"));
        return links;
    }
}
