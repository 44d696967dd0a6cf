/** People and their programs, as they meet Mizan: a browser with its forms, a signed-in caller of the API. */
@NullMarked
package health.mizan.sandbox.people;

import org.jspecify.annotations.NullMarked;
