-- Questions to payers about cover, one row each, because a payer may answer in a minute, in an hour or never, and the desk
-- must see which.
create table eligibility_check (
    id             uuid        primary key,
    version        bigint      not null check (version > 0),
    patient_id     uuid        not null references patient,
    coverage_id    uuid        not null references coverage,
    payer_id       uuid        not null references payer,
    facility_id    uuid        not null references facility,
    financial_case uuid        references financial_case,
    service_date   date        not null,
    -- sorted; empty asks about the cover as such
    categories     text[]      not null,
    state          text        not null check (state in ('requested', 'asked', 'tentative', 'answered', 'unanswered')),
    tries          integer     not null check (tries >= 0),
    reason         text        check (length(reason) <= 200),
    standing       text        check (length(standing) <= 40),
    in_force       boolean,
    -- The whole answer, sealed: what is left of a benefit tells which care a person had.
    answer         bytea,
    requested_at   timestamptz not null,
    asked_at       timestamptz,
    settled_at     timestamptz,
    check ((state in ('answered', 'unanswered')) = (settled_at is not null)),
    check (num_nonnulls(standing, in_force, answer) = case when state = 'answered' then 3 else 0 end),
    check ((state = 'unanswered') = (reason is not null)),
    check (state not in ('asked', 'tentative') or (tries > 0 and asked_at is not null))
);
-- Two desks that press at once ask once.
create unique index eligibility_check_open
    on eligibility_check (coverage_id, facility_id, service_date, financial_case, categories) nulls not distinct
    where state in ('requested', 'asked', 'tentative');
create index eligibility_check_patient on eligibility_check (patient_id, requested_at, id);
create index eligibility_check_case on eligibility_check (financial_case, requested_at, id)
    where financial_case is not null;
create index eligibility_check_answer on eligibility_check (coverage_id, facility_id, service_date, settled_at)
    where state = 'answered';
grant update (version, state, tries, reason, standing, in_force, answer, asked_at, settled_at)
    on eligibility_check to mizan_app;
