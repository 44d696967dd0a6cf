-- Numbers of documents without gaps: one row per site, kind of document and year, locked by whoever takes the next
-- number until that document is committed. A rollback gives the number back.
create table number_series (
    facility_id uuid   not null references facility,
    series      text   not null check (series in ('invoice', 'credit-note', 'debit-note', 'receipt')),
    year        int    not null check (year between 2000 and 2999),
    last        bigint not null check (last > 0),
    primary key (facility_id, series, year)
);
grant update (last) on number_series to mizan_app;
