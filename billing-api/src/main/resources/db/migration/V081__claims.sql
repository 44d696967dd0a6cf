-- A claim is one request for payment to one payer; what is sent and what comes back are rows that never change.
create table claim (
    id           uuid        primary key,
    version      bigint      not null check (version > 0),
    case_id      uuid        not null references financial_case,
    coverage_id  uuid        not null references coverage,
    payer_id     uuid        not null references payer,
    patient_id   uuid        not null references patient,
    facility_id  uuid        not null references facility,
    encounter_id uuid        not null references encounter,
    bill_id      uuid        not null references bill,
    state        text        not null check (state in
        ('draft', 'held', 'ready', 'submitted', 'pended', 'decided', 'posted', 'rejected', 'cancelled')),
    served_on    date        not null,
    file_by      date        not null,
    -- the latest run of the checks; its findings are those of this number
    check_no     int         not null default 0 check (check_no >= 0),
    -- what stands in the way of sending or of believing the answer, for people; null if nothing does
    problem      text        check (length(problem) <= 500),
    created_at   timestamptz not null,
    changed_at   timestamptz not null
);
-- One live claim per case and cover, whoever drafts it and however often.
create unique index claim_live on claim (case_id, coverage_id) where state <> 'cancelled';
create index claim_page on claim (created_at, id);
create index claim_open on claim (state, file_by) where state not in ('posted', 'cancelled');
create index claim_patient on claim (patient_id, created_at, id);
create index claim_payer_day on claim (payer_id, patient_id, served_on);
grant update (version, bill_id, state, check_no, problem, changed_at) on claim to mizan_app;

create table claim_finding (
    claim_id uuid not null references claim,
    check_no int  not null check (check_no > 0),
    no       int  not null check (no > 0),
    rule     text not null check (length(rule) between 1 and 100),
    severity text not null check (severity in ('stop', 'warn')),
    line     int  not null check (line >= 0),
    text_en  text not null check (length(text_en) <= 500),
    text_ar  text not null check (length(text_ar) <= 500),
    primary key (claim_id, check_no, no)
);
create trigger claim_finding_stays before update or delete or truncate on claim_finding
    for each statement execute function append_only();

create table submission (
    id         uuid        primary key,
    claim_id   uuid        not null references claim,
    number     int         not null check (number > 0),
    bill_id    uuid        not null references bill,
    prior_id   uuid        references submission,
    created_at timestamptz not null,
    constraint submission_number unique (claim_id, number)
);
create trigger submission_stays before update or delete or truncate on submission
    for each statement execute function append_only();

-- Every answer that was heard, whatever came of it. The digest makes the same answer heard twice one row.
create table submission_answer (
    id              uuid        primary key,
    submission_id   uuid        not null references submission,
    kind            text        not null check (kind in ('pended', 'decided', 'rejected', 'unsent')),
    payer_reference text        not null check (length(payer_reference) <= 200),
    digest          bytea       not null check (length(digest) = 32),
    effect          text        not null check (effect in ('taken', 'ignored', 'discrepant')),
    why             text        check (length(why) <= 500),
    -- the payer's own words about what is wrong; sealed, for they may quote the member; null if it said nothing of it
    faults          bytea,
    heard_at        timestamptz not null,
    -- of two answers in one microsecond too, which came first
    position        bigint      generated always as identity,
    constraint submission_answer_once unique (submission_id, digest),
    check ((effect = 'taken') = (why is null))
);
create index submission_answer_discrepant on submission_answer (heard_at, id) where effect = 'discrepant';
create trigger submission_answer_stays
    before update of id, submission_id, kind, payer_reference, digest, effect, why, heard_at or delete or truncate
    on submission_answer for each statement execute function append_only();
-- For the rotation of keys only.
grant update (faults) on submission_answer to mizan_app;

-- What became of an answer that does not fit; the last ruling counts, for a dismissed one may be accepted after all.
create table submission_ruling (
    answer_id uuid        not null references submission_answer,
    ruling    text        not null check (ruling in ('accepted', 'dismissed', 'overtaken')),
    -- in the words of who ruled, without anything about health
    reason    text        check (length(reason) <= 500),
    ruled_by  text        not null check (length(ruled_by) <= 200),
    ruled_at  timestamptz not null,
    position  bigint      generated always as identity,
    primary key (answer_id, ruling),
    check (ruling <> 'accepted' or reason is not null)
);
create trigger submission_ruling_stays before update or delete or truncate on submission_ruling
    for each statement execute function append_only();
