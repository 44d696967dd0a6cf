package health.mizan.testing;

import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/**
 * The routes that a test opens, each with its method and as the route table names it, such as {@code POST /api/cases}.
 * The test fails when the application did not let it through to one of them, and fulfil what was asked. Other tests hold
 * that a route is on such a list.
 */
@Retention(RetentionPolicy.RUNTIME)
@Target(ElementType.METHOD)
public @interface Opens {

    String[] value();
}
