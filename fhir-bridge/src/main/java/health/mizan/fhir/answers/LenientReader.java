package health.mizan.fhir.answers;

import ca.uhn.fhir.context.FhirContext;
import ca.uhn.fhir.parser.DataFormatException;
import ca.uhn.fhir.parser.ErrorHandlerAdapter;
import ca.uhn.fhir.parser.IParser;
import ca.uhn.fhir.parser.json.BaseJsonLikeValue.ScalarType;
import ca.uhn.fhir.parser.json.BaseJsonLikeValue.ValueType;
import health.mizan.fhir.nphies.MessageFault;
import health.mizan.fhir.refusals.Unreadable;
import io.micrometer.core.instrument.MeterRegistry;
import java.nio.charset.StandardCharsets;
import org.hl7.fhir.instance.model.api.IBaseResource;
import org.hl7.fhir.r4.model.Bundle;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Reads what others send: liberal about form, and counting each liberty by partner, so that a bad habit is seen. */
@Component
public class LenientReader {

    private final FhirContext context;
    private final MeterRegistry meters;

    LenientReader(FhirContext context, MeterRegistry meters) {
        this.context = context;
        this.meters = meters;
    }

    /**
     * @param partner who sent it, for the counter; never a person
     * @throws MessageFault if it is no message bundle in JSON
     */
    public Heard message(byte[] body, String partner) {
        IParser parser = context.newJsonParser();
        parser.setParserErrorHandler(new Counting(partner));
        return heard(parser, body);
    }

    /** Wholly or not at all: for those whose message must come back as it was. */
    public Heard whole(byte[] body) {
        return heard(context.newJsonParser(), body);
    }

    private static Heard heard(IParser parser, byte[] body) {
        IBaseResource read;
        try {
            read = parser.parseResource(new String(body, StandardCharsets.UTF_8));
        } catch (Unreadable named) {
            String expression = named.issue().expression();
            throw new MessageFault(
                    expression == null ? "Bundle" : expression, named.issue().english());
        } catch (DataFormatException
                | IllegalArgumentException
                | ClassCastException
                | IndexOutOfBoundsException
                | NullPointerException unreadable) {
            // What the parser throws quotes the message. A null, a div of nothing and more it meets with a bare error.
            throw new MessageFault("Bundle", "not well-formed FHIR R4 in JSON");
        }
        if (read instanceof Bundle bundle) {
            return Heard.of(bundle);
        }
        if (read instanceof org.hl7.fhir.r4.model.OperationOutcome outcome) {
            return Heard.bare(outcome);
        }
        throw new MessageFault(read.fhirType(), "a message is a Bundle");
    }

    /** Notes a liberty that is taken after parsing. */
    public void count(String partner, String liberty) {
        meters.counter("mizan.fhir.leniencies", "partner", partner, "kind", liberty)
                .increment();
    }

    private final class Counting extends ErrorHandlerAdapter {

        private final String partner;

        Counting(String partner) {
            this.partner = partner;
        }

        @Override
        public void unknownElement(@Nullable IParseLocation location, @Nullable String name) {
            count(partner, "unknown-element");
        }

        @Override
        public void unknownAttribute(@Nullable IParseLocation location, @Nullable String name) {
            count(partner, "unknown-attribute");
        }

        @Override
        public void unexpectedRepeatingElement(@Nullable IParseLocation location, @Nullable String name) {
            count(partner, "repeated-element");
        }

        @Override
        public void unknownReference(@Nullable IParseLocation location, @Nullable String reference) {
            count(partner, "unknown-reference");
        }

        @Override
        public void incorrectJsonType(
                @Nullable IParseLocation location,
                @Nullable String name,
                @Nullable ValueType expected,
                @Nullable ScalarType expectedScalar,
                @Nullable ValueType found,
                @Nullable ScalarType foundScalar) {
            count(partner, "json-type");
        }

        @Override
        public void invalidValue(@Nullable IParseLocation location, @Nullable String value, @Nullable String error) {
            // A number or a date that cannot be read is no matter of form.
            throw new DataFormatException("a value that is not of its type");
        }
    }
}
