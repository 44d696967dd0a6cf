package health.mizan.chaos;

import health.mizan.sandbox.demo.Visit;

/**
 * What a client knows of a payment at the end, without looking into any book.
 *
 * @param paid     what the card was given for, in minor units
 * @param refunded what was given back of it
 * @param claimed  what the payer must owe; zero for who pays alone
 */
record Sale(Visit visit, long paid, long refunded, long claimed) {}
