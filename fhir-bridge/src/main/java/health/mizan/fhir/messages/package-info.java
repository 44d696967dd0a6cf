/** Messages to us: kept before they are acknowledged, answered from the store when repeated, worked on once. */
@NullMarked
package health.mizan.fhir.messages;

import org.jspecify.annotations.NullMarked;
