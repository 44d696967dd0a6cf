package health.mizan.house;

import com.sun.source.tree.BinaryTree;
import com.sun.source.tree.CatchTree;
import com.sun.source.tree.ClassTree;
import com.sun.source.tree.CompilationUnitTree;
import com.sun.source.tree.ExpressionTree;
import com.sun.source.tree.LineMap;
import com.sun.source.tree.LiteralTree;
import com.sun.source.tree.MemberSelectTree;
import com.sun.source.tree.MethodInvocationTree;
import com.sun.source.tree.MethodTree;
import com.sun.source.tree.Tree;
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
import java.util.Set;
import javax.tools.JavaCompiler;
import javax.tools.StandardJavaFileManager;
import javax.tools.ToolProvider;

/** Reads sources with the compiler's own parser, for what class files no longer show. */
final class JavaSources {

    /** @param lines from the signature's first line, annotations included, to the closing brace */
    record Method(String file, String name, long lines) {}

    /** @param what of each kind of finding, where it stands */
    record Finding(Kind kind, String file, long line) {}

    enum Kind {
        CATCHES_ANYTHING,
        GLUES_SQL,
        SLEEPS
    }

    private static final Set<String> ANYTHING = Set.of("Exception", "RuntimeException", "Throwable", "Error");

    private final List<Method> methods = new ArrayList<>();
    private final List<Finding> findings = new ArrayList<>();

    private JavaSources() {}

    static JavaSources read(Collection<Path> files) {
        JavaCompiler javac = ToolProvider.getSystemJavaCompiler();
        JavaSources sources = new JavaSources();
        try (StandardJavaFileManager manager = javac.getStandardFileManager(null, null, null)) {
            JavacTask task = (JavacTask) javac.getTask(
                    null, manager, null, List.of("-proc:none"), null, manager.getJavaFileObjectsFromPaths(files));
            SourcePositions positions = Trees.instance(task).getSourcePositions();
            for (CompilationUnitTree unit : task.parse()) {
                sources.new Reader(unit, positions).scan(unit, null);
            }
            return sources;
        } catch (IOException failed) {
            throw new UncheckedIOException(failed);
        }
    }

    List<Method> methods() {
        return methods;
    }

    List<String> findings(Kind kind) {
        return findings.stream()
                .filter(finding -> finding.kind() == kind)
                .map(finding -> finding.file() + ":" + finding.line())
                .toList();
    }

    private final class Reader extends TreePathScanner<Void, Void> {

        private final CompilationUnitTree unit;
        private final SourcePositions positions;
        private final String file;

        Reader(CompilationUnitTree unit, SourcePositions positions) {
            this.unit = unit;
            this.positions = positions;
            this.file = Path.of(unit.getSourceFile().toUri()).getFileName().toString();
        }

        @Override
        public Void visitMethod(MethodTree method, Void nothing) {
            LineMap lines = unit.getLineMap();
            long end = positions.getEndPosition(unit, method);
            if (end >= 0 && getCurrentPath().getParentPath().getLeaf() instanceof ClassTree type) {
                methods.add(new Method(
                        file,
                        type.getSimpleName() + "." + method.getName(),
                        lines.getLineNumber(end) - line(method) + 1));
            }
            return super.visitMethod(method, nothing);
        }

        @Override
        public Void visitCatch(CatchTree block, Void nothing) {
            if (ANYTHING.contains(block.getParameter().getType().toString())) {
                add(Kind.CATCHES_ANYTHING, block);
            }
            return super.visitCatch(block, nothing);
        }

        @Override
        public Void visitMethodInvocation(MethodInvocationTree call, Void nothing) {
            String method = call.getMethodSelect().toString();
            if (method.endsWith("Thread.sleep")) {
                add(Kind.SLEEPS, call);
            }
            if (call.getMethodSelect() instanceof MemberSelectTree select
                    && select.getIdentifier().contentEquals("sql")
                    && call.getArguments().stream().anyMatch(Reader::isGlued)) {
                add(Kind.GLUES_SQL, call);
            }
            return super.visitMethodInvocation(call, nothing);
        }

        /** A sum with a part that is no literal and no constant: something that may have come from outside. */
        private static boolean isGlued(ExpressionTree argument) {
            return argument instanceof BinaryTree sum
                    && (isForeign(sum.getLeftOperand()) || isForeign(sum.getRightOperand()));
        }

        private static boolean isForeign(ExpressionTree part) {
            return !(part instanceof LiteralTree)
                    && !part.toString().matches("([\\w.]+\\.)?[A-Z][A-Z0-9_]*")
                    && (!(part instanceof BinaryTree) || isGlued(part));
        }

        private void add(Kind kind, Tree where) {
            findings.add(new Finding(kind, file, line(where)));
        }

        private long line(Tree tree) {
            return unit.getLineMap().getLineNumber(positions.getStartPosition(unit, tree));
        }
    }
}
