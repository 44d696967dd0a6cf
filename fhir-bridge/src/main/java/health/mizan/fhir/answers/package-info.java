/** What payers say in messages, understood: liberal about form, exact about money. Pure but for a counter of liberties. */
@NullMarked
package health.mizan.fhir.answers;

import org.jspecify.annotations.NullMarked;
