/**
 * An EMR: a small FHIR R4 server with a memory of its own, which tells the billing system of visits and is told of money.
 */
@NullMarked
package health.mizan.sandbox.emr;

import org.jspecify.annotations.NullMarked;
