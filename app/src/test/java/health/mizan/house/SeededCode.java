package health.mizan.house;

import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import java.io.IOException;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import java.net.MalformedURLException;
import java.net.URI;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Collection;
import java.util.List;
import java.util.function.Supplier;
import javax.tools.JavaCompiler;
import javax.tools.JavaFileObject;
import javax.tools.SimpleJavaFileObject;
import javax.tools.ToolProvider;

/**
 * Code that breaks the rules, compiled beside the real classes but never packed, scanned or loaded with them: it can use
 * the real package names without Spring finding it.
 */
final class SeededCode {

    private final Path classes;

    private SeededCode(Path classes) {
        this.classes = classes;
    }

    static SeededCode compile(Collection<String> sources) {
        try {
            Path classes = Files.createTempDirectory("mizan-seeded");
            JavaCompiler javac = ToolProvider.getSystemJavaCompiler();
            StringWriter complaints = new StringWriter();
            List<String> options = List.of(
                    "-d",
                    classes.toString(),
                    "-proc:none",
                    "-parameters",
                    "-cp",
                    System.getProperty("java.class.path"));
            boolean compiled = javac.getTask(complaints, null, null, options, null, units(sources))
                    .call();
            if (!compiled) {
                throw new IllegalStateException("the seeded code does not compile:\n" + complaints);
            }
            return new SeededCode(classes);
        } catch (IOException failed) {
            throw new UncheckedIOException(failed);
        }
    }

    JavaClasses imported() {
        return with(() -> new ClassFileImporter().importPath(classes));
    }

    /** Runs {@code work} while the seeded classes can be found by name. */
    <T> T with(Supplier<T> work) {
        Thread thread = Thread.currentThread();
        ClassLoader before = thread.getContextClassLoader();
        try (URLClassLoader seeded = new URLClassLoader(new URL[] {url()}, before)) {
            thread.setContextClassLoader(seeded);
            return work.get();
        } catch (IOException failed) {
            throw new UncheckedIOException(failed);
        } finally {
            thread.setContextClassLoader(before);
        }
    }

    private URL url() throws MalformedURLException {
        return classes.toUri().toURL();
    }

    private static List<? extends JavaFileObject> units(Collection<String> sources) {
        return sources.stream()
                .map(source ->
                        new SimpleJavaFileObject(
                                URI.create(
                                        "seeded:///" + HouseRule.typeOf(source).replace('.', '/') + ".java"),
                                JavaFileObject.Kind.SOURCE) {
                            @Override
                            public CharSequence getCharContent(boolean ignoreEncodingErrors) {
                                return source;
                            }
                        })
                .toList();
    }
}
