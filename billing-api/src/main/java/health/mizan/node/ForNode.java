package health.mizan.node;

import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;
import org.springframework.context.annotation.Conditional;

/** The bean exists only on nodes that have this role: {@code @ForNode(NodeRole.WORKER)} on whatever starts by itself. */
@Documented
@Target({ElementType.TYPE, ElementType.METHOD})
@Retention(RetentionPolicy.RUNTIME)
@Conditional(NodeHasRole.class)
public @interface ForNode {

    NodeRole value();
}
