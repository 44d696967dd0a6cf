-- What happened to whom, where and when: one row per encounter of the EMR, or per visit that a desk opened itself.
create table encounter (
    id              uuid        primary key,
    version         bigint      not null check (version > 0),
    patient_id      uuid        not null references patient,
    facility_id     uuid        not null references facility,
    practitioner_id uuid        references practitioner,
    emr_system      text        check (length(emr_system) between 1 and 200),
    emr_value       text        check (length(emr_value) between 1 and 200),
    -- The sender's own time of what we hold: an older version has no effect.
    emr_changed_at  timestamptz,
    class           text        not null check (class in ('amb', 'emer', 'imp', 'hh', 'ss', 'vr')),
    state           text        not null check (state in ('planned', 'arrived', 'in-progress', 'finished', 'cancelled')),
    starts_at       timestamptz not null,
    ends_at         timestamptz check (ends_at >= starts_at),
    -- Encrypted; null while nothing is coded.
    diagnoses       bytea,
    created_at      timestamptz not null,
    changed_at      timestamptz not null,
    check (num_nonnulls(emr_system, emr_value, emr_changed_at) in (0, 3)),
    constraint encounter_one_per_identity unique (emr_system, emr_value)
);
create index encounter_patient on encounter (patient_id, starts_at);
grant update (version, practitioner_id, emr_system, emr_value, emr_changed_at, class, state, starts_at, ends_at, diagnoses,
    changed_at) on encounter to mizan_app;
