/** How people sign in to the pages, stay signed in, and leave. */
@NullMarked
package health.mizan.portal.login;

import org.jspecify.annotations.NullMarked;
