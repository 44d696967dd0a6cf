package health.mizan.browser;

import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/**
 * The pages that a browser test opens, each as the route table names it. The test fails when it did not open one of them
 * and find it fit; the build fails when a page's route is on no such list.
 */
@Retention(RetentionPolicy.RUNTIME)
@Target(ElementType.METHOD)
@interface Visits {

    String[] value();
}
