/**
 * {@code ./mizan chaos}: two copies of the application are killed again and again while clients pay, and a judge with books
 * of its own compares what the clients were told with what became of it.
 */
package health.mizan.chaos;
