/** The golden case, played against a running Mizan by everybody who has a part in it, over nothing but HTTP. */
@NullMarked
package health.mizan.sandbox.demo;

import org.jspecify.annotations.NullMarked;
