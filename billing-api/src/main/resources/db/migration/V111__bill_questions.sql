-- What payers ask or dispute about a bill, for the billing office. The words may tell of health, so they are encrypted.
create table bill_question (
    id          uuid        primary key,
    kind        text        not null check (kind in ('question', 'dispute')),
    debt_kind   text        not null check (debt_kind in ('case', 'invoice', 'deposit')),
    debt_id     uuid        not null,
    patient_id  uuid        not null references patient,
    facility_id uuid        not null references facility,
    words       bytea       not null,
    asked_by    text        not null check (length(asked_by) <= 255),
    asked_at    timestamptz not null,
    settled_at  timestamptz,
    settled_by  text        check (length(settled_by) <= 255),
    check ((settled_at is null) = (settled_by is null))
);
create index bill_question_open on bill_question (asked_at, id) where settled_at is null;
create index bill_question_debt on bill_question (debt_kind, debt_id, asked_at);
grant update (words, settled_at, settled_by) on bill_question to mizan_app;
