package health.mizan.browser;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.lang.reflect.Method;
import java.net.MalformedURLException;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.FutureTask;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;

/**
 * The W3C's checker of HTML and CSS (Nu Html Checker). The build copies it aside, because it brings libraries of its own
 * that would be in the application's way; here it runs behind a class loader that sees nothing of ours.
 */
final class HtmlValidator {

    private static final Path PARTS = Path.of("target", "html-validator");
    /** Bytes; its schemas are compiled by deep recursion. */
    private static final long STACK = 32L << 20;

    /** Ids, addresses, nonces and counts; names of parts are shorter. */
    private static final Pattern NUMBERS = Pattern.compile("[A-Za-z0-9_+/.-]{20,}={0,2}|[0-9]+");
    /** Between two tags; what is empty stays so, as a heading must not be. */
    private static final Pattern WORDS = Pattern.compile(">[^<>]*[^<>\\s][^<>]*<");

    private static final ClassLoader parts = loader();
    private static final ObjectMapper json = new ObjectMapper();

    private static final Set<String> flawless = ConcurrentHashMap.newKeySet();

    private HtmlValidator() {}

    /** What is wrong with a document, one line each. The same markup around other words and numbers is not read again. */
    static List<String> complaintsAbout(String html) {
        String markup = WORDS.matcher(NUMBERS.matcher(html).replaceAll("0")).replaceAll(">x<");
        if (flawless.contains(markup)) {
            return List.of();
        }
        List<String> complaints = read(html);
        if (complaints.isEmpty()) {
            flawless.add(markup);
        }
        return complaints;
    }

    private static List<String> read(String html) {
        FutureTask<List<String>> check = new FutureTask<>(() -> check(html));
        Thread thread = new Thread(null, check, "html-validator", STACK);
        thread.setContextClassLoader(parts);
        thread.start();
        try {
            return check.get();
        } catch (ExecutionException | InterruptedException broken) {
            throw new IllegalStateException("the checker does not run", broken);
        }
    }

    private static List<String> check(String html) throws ReflectiveOperationException, IOException {
        Class<?> type = parts.loadClass("nu.validator.client.EmbeddedValidator");
        Method validate = type.getMethod("validate", InputStream.class);
        Object validator = type.getDeclaredConstructor().newInstance();
        Object answer = validate.invoke(validator, new ByteArrayInputStream(html.getBytes(StandardCharsets.UTF_8)));
        return complaints(json.readTree(answer.toString()));
    }

    private static List<String> complaints(JsonNode answer) {
        return StreamSupport.stream(answer.path("messages").spliterator(), false)
                .filter(message -> !message.path("type").asText().equals("info")
                        || message.path("subType").asText().equals("warning"))
                .map(message -> message.path("message").asText() + " at: "
                        + message.path("extract").asText())
                .toList();
    }

    private static ClassLoader loader() {
        try (Stream<Path> jars = Files.list(PARTS)) {
            URL[] urls = jars.map(HtmlValidator::url).toArray(URL[]::new);
            assertThat(urls).as("parts of the checker").isNotEmpty();
            return new URLClassLoader(urls, ClassLoader.getPlatformClassLoader());
        } catch (IOException missing) {
            throw new UncheckedIOException("the build copies the checker to " + PARTS, missing);
        }
    }

    private static URL url(Path jar) {
        try {
            return jar.toUri().toURL();
        } catch (MalformedURLException impossible) {
            throw new IllegalStateException(impossible);
        }
    }
}
