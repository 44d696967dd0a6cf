package health.mizan.fhir.messages;

import health.mizan.access.Caller;
import health.mizan.access.Callers;
import health.mizan.fhir.refusals.Refusal;
import health.mizan.inbox.InboxAnswer;
import health.mizan.web.ErrorAnswers;
import health.mizan.web.ProblemType;
import jakarta.servlet.http.HttpServlet;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Locale;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.dao.TransientDataAccessException;
import org.springframework.transaction.CannotCreateTransactionException;

/** {@code POST /fhir/$process-message}. A servlet of its own, because the bytes as they came are what is kept. */
final class MessageDoor extends HttpServlet {

    private static final Logger log = LoggerFactory.getLogger(MessageDoor.class);

    private final transient MessageReception reception;
    private final transient MessageAnswers answers;
    private final transient Callers callers;
    private final transient ErrorAnswers errors;

    MessageDoor(MessageReception reception, MessageAnswers answers, Callers callers, ErrorAnswers errors) {
        this.reception = reception;
        this.answers = answers;
        this.callers = callers;
        this.errors = errors;
    }

    @Override
    protected void doPost(HttpServletRequest request, HttpServletResponse response) throws IOException {
        String type = String.valueOf(request.getContentType());
        if (!isJson(type)) {
            errors.write(
                    request, response, ProblemType.UNSUPPORTED_MEDIA_TYPE, "send the message as application/fhir+json");
            return;
        }
        if (!(callers.current() instanceof Caller.Client sender)) {
            errors.write(request, response, ProblemType.NOT_ALLOWED, "messages come from systems, not from people");
            return;
        }
        try {
            InboxAnswer answer =
                    reception.take(sender, type, request.getInputStream().readAllBytes());
            write(response, answer.status(), answer.body().getBytes(StandardCharsets.UTF_8));
        } catch (Refusal refusal) {
            write(response, refusal.status(), answers.bare(refusal));
        } catch (TransientDataAccessException | CannotCreateTransactionException away) {
            log.warn("database.unavailable cause={}", away.getClass().getSimpleName());
            errors.write(request, response, ProblemType.UNAVAILABLE, "the database does not answer");
        }
    }

    private static boolean isJson(String type) {
        String bare = type.split(";", 2)[0].strip().toLowerCase(Locale.ROOT);
        return bare.equals("application/fhir+json") || bare.equals("application/json");
    }

    private static void write(HttpServletResponse response, int status, byte[] body) throws IOException {
        response.setStatus(status);
        response.setContentType("application/fhir+json;charset=UTF-8");
        response.setContentLength(body.length);
        response.getOutputStream().write(body);
    }
}
