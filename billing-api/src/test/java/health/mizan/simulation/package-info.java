/**
 * The money core without a database or a network: its own rules over tables in memory, against a gateway and a payer that
 * are made up, at random and again from the same seed.
 */
package health.mizan.simulation;
