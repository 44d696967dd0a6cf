package health.mizan.portal.pages;

import com.ibm.icu.text.MessageFormat;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.Reader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.EnumMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Properties;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Stream;

/** The words of the pages, by key, in both languages. A key that is missing is a bug, and found by a test. */
final class Texts {

    /** One pair of files each, named for the pages that speak them. */
    private static final List<String> AREAS =
            List.of("pages", "kit", "paying", "receipts", "me", "desk", "office", "ops");

    private final Map<Language, Properties> bundles = new EnumMap<>(Language.class);
    private final Map<Language, Map<String, MessageFormat>> formats = new EnumMap<>(Language.class);

    Texts() {
        for (Language language : Language.values()) {
            bundles.put(language, load(language));
            formats.put(language, new ConcurrentHashMap<>());
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
        MessageFormat format = Objects.requireNonNull(formats.get(language))
                .computeIfAbsent(key, unused -> new MessageFormat(pattern, locale(language)));
        // Making one costs more than the page around it; a made one must not be used by two at once.
        synchronized (format) {
            return format.format(isolated);
        }
    }

    private static Locale locale(Language language) {
        return Locale.forLanguageTag(language.code() + "-u-nu-latn");
    }

    // Between first-strong isolate and its end, so that a Latin name does not turn an Arabic sentence around.
    private static Object isolated(Object parameter) {
        return parameter instanceof String text ? "\u2068" + text + "\u2069" : parameter;
    }

    Properties bundle(Language language) {
        return Objects.requireNonNull(bundles.get(language));
    }

    private static Properties load(Language language) {
        Properties texts = new Properties();
        for (String area : AREAS) {
            load("/texts/" + area + "_" + language.code() + ".properties").forEach((key, text) -> {
                if (texts.putIfAbsent(key, text) != null) {
                    throw new IllegalStateException("there are two texts for " + key);
                }
            });
        }
        return texts;
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
