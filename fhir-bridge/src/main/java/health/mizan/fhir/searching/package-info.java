/** Search parameters as a table: what each looks at in a resource, and what a query asks of it. Knows no database. */
@NullMarked
package health.mizan.fhir.searching;

import org.jspecify.annotations.NullMarked;
