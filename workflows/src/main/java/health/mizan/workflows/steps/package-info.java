/** One file of steps per diagram, in the order the diagram shows them, and one of the events it hears. */
@NullMarked
package health.mizan.workflows.steps;

import org.jspecify.annotations.NullMarked;
