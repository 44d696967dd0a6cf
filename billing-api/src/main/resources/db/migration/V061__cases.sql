-- The financial side of each encounter: by which cover it is billed and whether it may be billed yet.
create table financial_case (
    id              uuid        primary key,
    version         bigint      not null check (version > 0),
    encounter_id    uuid        not null references encounter,
    patient_id      uuid        not null references patient,
    facility_id     uuid        not null references facility,
    -- Null for a patient who pays alone.
    coverage_id     uuid        references coverage,
    -- Whether a person decided on the cover, or on none; else the one in force is taken.
    cover_chosen    boolean     not null,
    service_date    date        not null,
    state           text        not null check (state in ('planned', 'confirmed', 'cancelled')),
    -- How the encounter ended, if the EMR has said so: the case follows as soon as nothing stands in its way.
    encounter_ended text        check (encounter_ended in ('finished', 'cancelled')),
    confirmed_at    timestamptz,
    cancelled_at    timestamptz,
    cancel_reason   text,
    created_at      timestamptz not null,
    changed_at      timestamptz not null,
    constraint financial_case_one_per_encounter unique (encounter_id),
    check ((state = 'confirmed') = (confirmed_at is not null)),
    check ((state = 'cancelled') = (cancelled_at is not null)),
    check ((state = 'cancelled') = (cancel_reason is not null))
);
create index financial_case_page on financial_case (created_at, id);
create index financial_case_patient on financial_case (patient_id, created_at, id);
create index financial_case_facility on financial_case (facility_id, created_at, id);
grant update (version, coverage_id, cover_chosen, service_date, state, encounter_ended, confirmed_at, cancelled_at, cancel_reason,
    changed_at) on financial_case to mizan_app;
