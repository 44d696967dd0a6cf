package health.mizan.house;

import com.sun.source.tree.ClassTree;
import com.sun.source.tree.CompilationUnitTree;
import com.sun.source.tree.LineMap;
import com.sun.source.tree.MethodTree;
import com.sun.source.util.JavacTask;
import com.sun.source.util.SourcePositions;
import com.sun.source.util.TreePathScanner;
import com.sun.source.util.Trees;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import javax.tools.JavaCompiler;
import javax.tools.StandardJavaFileManager;
import javax.tools.ToolProvider;
import org.jspecify.annotations.Nullable;

/** Measures source files with the compiler's own parser: a method is as long as it looks on a screen. */
final class JavaSources {

    /** @param lines from the signature's first line, annotations included, to the closing brace */
    record Method(Path file, String name, long lines) {}

    private JavaSources() {}

    static List<Method> methods(Collection<Path> files) {
        JavaCompiler javac = ToolProvider.getSystemJavaCompiler();
        try (StandardJavaFileManager manager = javac.getStandardFileManager(null, null, null)) {
            JavacTask task = (JavacTask) javac.getTask(
                    null, manager, null, List.of("-proc:none"), null, manager.getJavaFileObjectsFromPaths(files));
            SourcePositions positions = Trees.instance(task).getSourcePositions();
            List<Method> methods = new ArrayList<>();
            for (CompilationUnitTree unit : task.parse()) {
                new Measure(unit, positions, methods).scan(unit, null);
            }
            return methods;
        } catch (IOException failed) {
            throw new UncheckedIOException(failed);
        }
    }

    private static final class Measure extends TreePathScanner<@Nullable Void, @Nullable Void> {

        private final CompilationUnitTree unit;
        private final SourcePositions positions;
        private final List<Method> methods;

        Measure(CompilationUnitTree unit, SourcePositions positions, List<Method> methods) {
            this.unit = unit;
            this.positions = positions;
            this.methods = methods;
        }

        @Override
        public @Nullable Void visitMethod(MethodTree method, @Nullable Void nothing) {
            LineMap lines = unit.getLineMap();
            long start = positions.getStartPosition(unit, method);
            long end = positions.getEndPosition(unit, method);
            if (start >= 0 && end >= 0) {
                String owner = getCurrentPath().getParentPath().getLeaf() instanceof ClassTree type
                        ? type.getSimpleName() + "."
                        : "";
                methods.add(new Method(
                        Path.of(unit.getSourceFile().toUri()),
                        owner + method.getName(),
                        lines.getLineNumber(end) - lines.getLineNumber(start) + 1));
            }
            return super.visitMethod(method, nothing);
        }
    }
}
