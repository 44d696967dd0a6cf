package health.mizan.portal.desk;

import health.mizan.access.Caller;
import health.mizan.idempotency.IdempotentRequest;
import health.mizan.idempotency.IdempotentRequests;
import health.mizan.ids.Ids;
import health.mizan.portal.kit.Form;
import health.mizan.web.ProblemException;
import health.mizan.web.ProblemType;
import jakarta.servlet.http.HttpServletRequest;
import java.net.URI;
import java.util.Objects;
import java.util.UUID;
import java.util.function.Supplier;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Component;

/** A form that is sent twice acts once: each is given a key when it is shown, and leads to the same place both times. */
@Component
public class Once {

    private static final Pattern KEY = Pattern.compile("[A-Za-z0-9-]{8,64}");

    private final IdempotentRequests requests;
    private final Ids ids;

    Once(IdempotentRequests requests, Ids ids) {
        this.requests = requests;
        this.ids = ids;
    }

    /** Undoes what the act has done so far, and shows the form again. The key stays free for the next try. */
    public static final class Refused extends RuntimeException {

        private final transient Form form;

        public Refused(Form form) {
            this.form = form;
        }

        public Form form() {
            return form;
        }
    }

    public String key() {
        return ids.next().toString();
    }

    /**
     * Runs {@code act} unless the form was sent before.
     *
     * @return where it leads
     * @throws Refused with the form that the act refused, or if the key cannot be used
     */
    public URI act(Caller caller, HttpServletRequest request, Form form, Supplier<URI> act) {
        String key = form.typed("key");
        if (!KEY.matcher(key).matches()) {
            throw new Refused(form.with("key", "desk.form.used"));
        }
        String target = request.getMethod() + " " + request.getRequestURI();
        try {
            ResponseEntity<Void> answer = requests.once(
                    new IdempotentRequest(caller.subject(), "desk", target, key),
                    form.typed(),
                    () -> ResponseEntity.status(HttpStatus.SEE_OTHER)
                            .location(act.get())
                            .build());
            return Objects.requireNonNull(answer.getHeaders().getLocation());
        } catch (ProblemException problem) {
            if (problem.type() == ProblemType.IDEMPOTENCY_KEY_REUSED) {
                throw new Refused(form.with("key", "desk.form.used"));
            }
            if (problem.type() == ProblemType.IDEMPOTENCY_KEY_IN_FLIGHT) {
                throw new Refused(form.with("key", "desk.form.twice"));
            }
            throw problem;
        }
    }

    /** An id in a form; null if it is none. */
    public static @Nullable UUID id(String typed) {
        try {
            return UUID.fromString(typed);
        } catch (IllegalArgumentException notOne) {
            return null;
        }
    }
}
