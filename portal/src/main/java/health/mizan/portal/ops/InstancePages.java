package health.mizan.portal.ops;

import health.mizan.access.Caller;
import health.mizan.masterdata.Codes;
import health.mizan.node.ForNode;
import health.mizan.node.NodeRole;
import health.mizan.portal.pages.Page;
import health.mizan.processes.ProcessPicture;
import health.mizan.processes.ProcessPictures;
import health.mizan.processes.ProcessPictures.Which;
import health.mizan.processes.ProcessTrail;
import health.mizan.web.PageRequest;
import health.mizan.web.ProblemException;
import health.mizan.web.ProblemType;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;

/** Processes: the list, and each as the picture of its diagram with the same facts in a table beside it. */
@Controller
@RequestMapping("/{language:ar|en}/ops/instances")
@ForNode(NodeRole.PORTAL)
class InstancePages {

    private static final int ROWS = 25;

    private final Operators operators;
    private final ProcessPictures pictures;

    InstancePages(Operators operators, ProcessPictures pictures) {
        this.operators = operators;
        this.pictures = pictures;
    }

    @GetMapping
    void list(
            @RequestParam(defaultValue = "running") String which,
            @RequestParam @Nullable String cursor,
            HttpServletRequest request,
            HttpServletResponse response)
            throws IOException {
        Which wanted = Codes.of(Which.class, which)
                .orElseThrow(
                        () -> new ProblemException(ProblemType.INVALID_VALUE, "which is stuck, running, ended or all"));
        var found = pictures.list(operators.caller(), wanted, PageRequest.of(cursor, ROWS));
        Map<String, Object> shown = new HashMap<>();
        shown.put("which", which);
        shown.put("instances", found.items());
        shown.put("next", found.next());
        operators.show(response, "ops/instances.jte", operators.page(request), shown);
    }

    @GetMapping("/{id}")
    void one(
            @PathVariable UUID id,
            @RequestParam(defaultValue = "") String done,
            HttpServletRequest request,
            HttpServletResponse response)
            throws IOException {
        Caller.Staff caller = operators.caller();
        ProcessPicture picture = picture(caller, id);
        List<ProcessPicture> related =
                picture.financialCase() == null ? List.of() : pictures.ofCase(caller, picture.financialCase());
        operators.show(
                response,
                "ops/instance.jte",
                operators.page(request),
                Map.of(
                        "picture",
                        picture,
                        "trail",
                        trail(caller, id),
                        "related",
                        related.stream().filter(other -> !other.id().equals(id)).toList(),
                        "done",
                        done));
    }

    /** What changes while one looks, alone. */
    @GetMapping("/{id}/now")
    void now(@PathVariable UUID id, HttpServletRequest request, HttpServletResponse response) throws IOException {
        Caller.Staff caller = operators.caller();
        Page page = operators.page(request);
        operators.show(
                response, "ops/now.jte", page, Map.of("picture", picture(caller, id), "trail", trail(caller, id)));
    }

    /** The diagram itself, its labels in the language of the page. */
    @GetMapping("/{id}/diagram")
    void diagram(@PathVariable String language, @PathVariable UUID id, HttpServletResponse response)
            throws IOException {
        String bpmn = pictures.diagram(operators.caller(), id, language).orElseThrow(Operators::unknown);
        response.setContentType("application/xml");
        response.setCharacterEncoding(StandardCharsets.UTF_8.name());
        response.getOutputStream().write(bpmn.getBytes(StandardCharsets.UTF_8));
    }

    /** Asks first: a step done again may speak to others again. */
    @GetMapping("/{id}/retry")
    void confirm(@PathVariable UUID id, HttpServletRequest request, HttpServletResponse response) throws IOException {
        operators.show(
                response, "ops/retry.jte", operators.page(request), Map.of("picture", picture(operators.caller(), id)));
    }

    @PostMapping("/{id}/retry")
    void retry(@PathVariable String language, @PathVariable UUID id, HttpServletResponse response) {
        Operators.known(pictures.retry(operators.caller(), id));
        operators.goBack(response, language, "/ops/instances/" + id, "retried");
    }

    private ProcessPicture picture(Caller.Staff caller, UUID id) {
        return pictures.find(caller, id).orElseThrow(Operators::unknown);
    }

    private ProcessTrail trail(Caller.Staff caller, UUID id) {
        return pictures.trail(caller, id).orElseThrow(Operators::unknown);
    }
}
