package health.mizan.csv;

/**
 * One thing to mend in an import file. It says where, which rule and what to do; it never repeats the cell, which may be
 * about a person.
 *
 * @param line     of the file, from 1; the header is line 1
 * @param position of the cell in its row, from 1; 0 for the row as a whole
 * @param column   the column's name; empty for the row as a whole
 */
public record CsvError(long line, int position, String column, String rule, String message) {}
