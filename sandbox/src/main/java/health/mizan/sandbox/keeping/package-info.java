/** What several parties need to be honest: a memory that survives a kill, and notices sent until they are taken. */
@NullMarked
package health.mizan.sandbox.keeping;

import org.jspecify.annotations.NullMarked;
