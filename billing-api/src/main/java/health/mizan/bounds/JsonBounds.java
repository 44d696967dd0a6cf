package health.mizan.bounds;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonFactoryBuilder;
import com.fasterxml.jackson.core.JsonLocation;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.core.StreamReadConstraints;
import com.fasterxml.jackson.core.exc.StreamConstraintsException;
import health.mizan.bounds.OutOfBounds.Rule;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.CodingErrorAction;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HashSet;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Reads a JSON text token by token and refuses what would cost its parser too much or what two parsers could read
 * differently. Numbers stay text throughout. Works in memory proportional to the depth and to the names of one object.
 */
public final class JsonBounds {

    private final Bounds bounds;
    private final JsonFactory json;

    public JsonBounds(Bounds bounds) {
        this.bounds = bounds;
        this.json = new JsonFactoryBuilder()
                // Names of strangers stay out of the parser's symbol table, where colliding ones would be expensive.
                .configure(JsonFactory.Feature.CANONICALIZE_FIELD_NAMES, false)
                .configure(JsonFactory.Feature.INTERN_FIELD_NAMES, false)
                .streamReadConstraints(StreamReadConstraints.builder()
                        // One more than ours, so that ours speaks first and says which bound it was.
                        .maxNestingDepth(bounds.depth() + 1)
                        .maxTokenCount(bounds.tokens() + 1L)
                        .maxStringLength(bounds.textLength())
                        .maxNameLength(bounds.nameLength())
                        .maxNumberLength(1_000)
                        .build())
                .build();
    }

    /** @throws OutOfBounds and nothing else */
    public void check(byte[] text) {
        check(new ByteArrayInputStream(text));
    }

    /**
     * @throws OutOfBounds          if the text breaks a rule
     * @throws UncheckedIOException if the stream itself fails
     */
    public void check(InputStream text) {
        InputStreamReader strict = new InputStreamReader(
                text,
                UTF_8.newDecoder()
                        .onMalformedInput(CodingErrorAction.REPORT)
                        .onUnmappableCharacter(CodingErrorAction.REPORT));
        try (JsonParser parser = json.createParser(strict)) {
            new Walk(parser).run();
        } catch (IOException failed) {
            throw new UncheckedIOException(failed);
        }
    }

    /** One pass over one text. */
    private final class Walk {

        private final JsonParser parser;
        private final Deque<Set<String>> names = new ArrayDeque<>();
        private int depth;
        private int tokens;

        Walk(JsonParser parser) {
            this.parser = parser;
        }

        void run() throws IOException {
            try {
                walk();
            } catch (StreamConstraintsException tooMuch) {
                throw at(Rule.TEXT_LENGTH, tooMuch.getLocation());
            } catch (JsonProcessingException malformed) {
                throw at(Rule.SYNTAX, malformed.getLocation());
            } catch (CharacterCodingException notUtf8) {
                throw at(Rule.ENCODING, parser.currentLocation());
            }
        }

        private void walk() throws IOException {
            do {
                JsonToken token = parser.nextToken();
                if (token == null) {
                    throw refusal(Rule.SYNTAX);
                }
                take(token);
            } while (depth > 0);
            if (parser.nextToken() != null) {
                throw refusal(Rule.TRAILING);
            }
        }

        private void take(JsonToken token) throws IOException {
            if (++tokens > bounds.tokens()) {
                throw refusal(Rule.TOKENS);
            }
            switch (token) {
                case START_OBJECT -> open(new HashSet<>());
                case START_ARRAY -> open(Set.of());
                case END_OBJECT, END_ARRAY -> close();
                case FIELD_NAME -> name(parser.currentName());
                case VALUE_STRING -> text();
                case VALUE_NUMBER_INT, VALUE_NUMBER_FLOAT ->
                    refuseIf(DecimalText.number(
                            parser.getTextCharacters(), parser.getTextOffset(), parser.getTextLength()));
                case VALUE_TRUE, VALUE_FALSE, VALUE_NULL -> {}
                case NOT_AVAILABLE, VALUE_EMBEDDED_OBJECT -> throw refusal(Rule.SYNTAX);
            }
        }

        private void open(Set<String> namesInside) {
            if (++depth > bounds.depth()) {
                throw refusal(Rule.DEPTH);
            }
            names.push(namesInside);
        }

        private void close() {
            names.pop();
            depth--;
        }

        private void name(String name) {
            // The parser checks lengths only where its buffer grows, so short limits are ours to keep.
            if (name.length() > bounds.nameLength()) {
                throw refusal(Rule.TEXT_LENGTH);
            }
            if (!names.element().add(name)) {
                throw refusal(Rule.DUPLICATE_NAME);
            }
            refuseIf(Characters.fault(name.toCharArray(), 0, name.length()));
        }

        private void text() throws IOException {
            char[] characters = parser.getTextCharacters();
            int offset = parser.getTextOffset();
            int length = parser.getTextLength();
            if (length > bounds.textLength()) {
                throw refusal(Rule.TEXT_LENGTH);
            }
            refuseIf(Characters.fault(characters, offset, length));
            refuseIf(DecimalText.text(characters, offset, length));
        }

        private void refuseIf(@Nullable Rule broken) {
            if (broken != null) {
                throw refusal(broken);
            }
        }

        private OutOfBounds refusal(Rule rule) {
            return at(rule, parser.currentTokenLocation());
        }

        private OutOfBounds at(Rule rule, @Nullable JsonLocation place) {
            return place == null
                    ? new OutOfBounds(rule, 0, 0)
                    : new OutOfBounds(rule, place.getLineNr(), place.getColumnNr());
        }
    }
}
