package health.mizan.portal.receipts;

/** The same words in both languages: receipts are read by people who share only one of them. */
public record Both(String en, String ar) {}
