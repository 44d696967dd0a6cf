/**
 * An insurer that speaks nphies-style messages: its own plan book, its own adjudication, its own book of what it owes,
 * and the ways in which insurers misbehave.
 *
 * <p>A benefit item with the term {@code annual} holds what is counted over the year, one without a term what is counted
 * per visit. nphies has no element for who must bear a rejected amount; the reason says it.
 */
@NullMarked
package health.mizan.sandbox.payer;

import org.jspecify.annotations.NullMarked;
