/** What processes ask of people: lists by role and facility, taken by one, ended with one of the listed outcomes. */
@NullMarked
package health.mizan.workflows.tasks;

import org.jspecify.annotations.NullMarked;
