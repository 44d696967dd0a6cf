/** The FHIR server's methods: they read the request, call one façade and word the answer. */
@NullMarked
package health.mizan.fhir.door;

import org.jspecify.annotations.NullMarked;
