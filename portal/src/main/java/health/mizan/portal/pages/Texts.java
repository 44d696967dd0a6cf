package health.mizan.portal.pages;

import java.io.IOException;
import java.io.InputStreamReader;
import java.io.Reader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.text.MessageFormat;
import java.util.EnumMap;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Properties;
import java.util.stream.Stream;

/** The words of the pages, by key, in both languages. A key that is missing is a bug, and found by a test. */
final class Texts {

    private final Map<Language, Properties> bundles = new EnumMap<>(Language.class);

    Texts() {
        for (Language language : Language.values()) {
            bundles.put(language, load("/messages_" + language.code() + ".properties"));
        }
    }

    String text(Language language, String key, Object... parameters) {
        String pattern = bundle(language).getProperty(key);
        if (pattern == null) {
            throw new IllegalArgumentException("there is no text for " + key);
        }
        if (parameters.length == 0) {
            return pattern;
        }
        Object[] isolated = Stream.of(parameters).map(Texts::isolated).toArray();
        return new MessageFormat(pattern, Locale.forLanguageTag(language.code() + "-u-nu-latn")).format(isolated);
    }

    // Between first-strong isolate and its end, so that a Latin name does not turn an Arabic sentence around.
    private static Object isolated(Object parameter) {
        return parameter instanceof String text ? "\u2068" + text + "\u2069" : parameter;
    }

    Properties bundle(Language language) {
        return Objects.requireNonNull(bundles.get(language));
    }

    private static Properties load(String resource) {
        Properties texts = new Properties();
        try (Reader reader = new InputStreamReader(
                Objects.requireNonNull(Texts.class.getResourceAsStream(resource), resource), StandardCharsets.UTF_8)) {
            texts.load(reader);
            return texts;
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }
}
