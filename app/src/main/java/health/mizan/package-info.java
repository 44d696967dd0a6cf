/** One process: assembles every module and holds no logic of its own. */
@NullMarked
package health.mizan;

import org.jspecify.annotations.NullMarked;
