-- Each asking of a payer where a claim stands, so that the office sees when it was asked and what came of it.
create table claim_question (
    id            uuid        primary key,
    claim_id      uuid        not null references claim,
    submission_id uuid        not null references submission,
    asked_by      text        not null check (length(asked_by) <= 200),
    asked_at      timestamptz not null,
    outcome       text        check (outcome in ('pending', 'decided', 'rejected', 'not-asked')),
    answered_at   timestamptz,
    check ((outcome is null) = (answered_at is null))
);
create index claim_question_claim on claim_question (claim_id, asked_at, id);
create unique index claim_question_open on claim_question (submission_id) where answered_at is null;
grant update (outcome, answered_at) on claim_question to mizan_app;
