package health.mizan.web;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonMappingException;
import com.fasterxml.jackson.databind.exc.MismatchedInputException;
import com.fasterxml.jackson.databind.exc.UnrecognizedPropertyException;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.springframework.http.converter.HttpMessageNotReadableException;

/** Says where a JSON body is wrong without repeating what it held. */
final class JsonErrors {

    /** What a programmer calls a member. Anything else was data in the wrong place, such as a person's name. */
    private static final Pattern MEMBER = Pattern.compile("[A-Za-z][A-Za-z0-9_-]{0,39}");

    private JsonErrors() {}

    static String explain(HttpMessageNotReadableException unreadable) {
        return switch (unreadable.getCause()) {
            case UnrecognizedPropertyException unknown -> "unknown member " + path(unknown);
            case MismatchedInputException mismatch -> "the member " + path(mismatch) + " has the wrong type";
            case JsonMappingException mapping
            when mapping.getCause() instanceof IllegalArgumentException reason ->
                "the member " + path(mapping) + " is not allowed: " + reason.getMessage();
            case JsonMappingException mapping -> "the member " + path(mapping) + " cannot be read";
            case JsonProcessingException syntax ->
                "not valid JSON at line " + syntax.getLocation().getLineNr() + ", column "
                        + syntax.getLocation().getColumnNr();
            case null, default -> "the body is missing or cannot be read";
        };
    }

    private static String path(JsonMappingException error) {
        return error.getPath().stream()
                .map(step -> step.getFieldName() != null ? shown(step.getFieldName()) : "[" + step.getIndex() + "]")
                .collect(Collectors.joining("."));
    }

    private static String shown(String member) {
        return MEMBER.matcher(member).matches() ? member : "▮";
    }
}
