-- What a person must look at: money nobody asked for, amounts that differ, notices about nothing we know. Raised once
-- per fact and kept for good, because an auditor will ask.
create table payment_alarm (
    id          uuid        primary key,
    kind        text        not null check (kind in ('orphan-charge', 'orphan-hold', 'mismatch', 'unknown-reference',
                                                     'foreign-movement', 'operation-refused', 'remittance-mismatch')),
    -- whose fact it is: an id of ours or of the gateway
    reference   text        not null check (length(reference) between 1 and 200),
    attempt_id  uuid        references payment_attempt,
    detail      text        not null check (length(detail) <= 300),
    raised_at   timestamptz not null,
    resolved_at timestamptz,
    resolved_by text        check (length(resolved_by) <= 255),
    note        text        check (length(note) between 3 and 500),
    unique (kind, reference),
    check ((resolved_at is null) = (resolved_by is null) and (resolved_at is null) = (note is null))
);
create index payment_alarm_open on payment_alarm (raised_at, id) where resolved_at is null;
grant update (resolved_at, resolved_by, note) on payment_alarm to mizan_app;
