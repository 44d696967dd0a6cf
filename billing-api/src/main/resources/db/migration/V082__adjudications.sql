-- What payers decided, line by line; the ledger holds the difference between one decision and the next.
create table adjudication (
    id              uuid        primary key,
    claim_id        uuid        not null references claim,
    number          int         not null check (number > 0),
    submission_id   uuid        not null references submission,
    payer_reference text        not null check (length(payer_reference) <= 200),
    issued_at       timestamptz not null,
    -- the payer's own words, sealed; null if it gave none
    disposition     bytea,
    currency        char(3)     not null check (currency ~ '^[A-Z]{3}$'),
    recorded_at     timestamptz not null,
    posted_at       timestamptz,
    entry_id        uuid,
    constraint adjudication_number unique (claim_id, number),
    check (entry_id is null or posted_at is not null)
);
-- The disposition for the rotation of keys only.
grant update (posted_at, entry_id, disposition) on adjudication to mizan_app;

create table adjudication_line (
    adjudication_id uuid    not null references adjudication,
    sequence        int     not null check (sequence > 0),
    charge_id       uuid    not null,
    verdict         text    not null check (verdict in ('approved', 'partial', 'denied')),
    list_minor      bigint  not null check (list_minor >= 0),
    net_minor       bigint  not null check (net_minor >= 0),
    allowed_minor   bigint  not null check (allowed_minor >= 0),
    benefit_minor   bigint  not null check (benefit_minor >= 0),
    tax_minor       bigint  not null check (tax_minor >= 0),
    patient_minor   bigint  not null check (patient_minor >= 0),
    reason          text    check (length(reason) <= 100),
    member_liable   boolean not null,
    primary key (adjudication_id, sequence),
    check (allowed_minor = benefit_minor + patient_minor)
);
create trigger adjudication_line_stays before update or delete or truncate on adjudication_line
    for each statement execute function append_only();

-- A decision that does not fit what was asked, whole and sealed, until a person takes it as it stands or dismisses it.
create table adjudication_doubt (
    answer_id uuid  primary key references submission_answer,
    content   bytea not null
);
create trigger adjudication_doubt_stays before update of answer_id or delete or truncate on adjudication_doubt
    for each statement execute function append_only();
-- For the rotation of keys only.
grant update (content) on adjudication_doubt to mizan_app;
