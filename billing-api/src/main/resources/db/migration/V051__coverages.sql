-- Which payer covers whom, when, and which of two covers is asked first.
create table coverage (
    id                    uuid        primary key,
    version               bigint      not null check (version > 0),
    patient_id            uuid        not null references patient,
    payer_id              uuid        not null references payer,
    plan_id               uuid        not null references plan,
    member_number         bytea       not null,
    member_number_hash    bytea       not null check (length(member_number_hash) = 32),
    relationship          text        not null check (relationship in ('self', 'spouse', 'child', 'parent', 'other')),
    subscriber_patient_id uuid        references patient check (subscriber_patient_id <> patient_id),
    valid_from            date        not null,
    valid_to              date        check (valid_to >= valid_from),
    cob_order             smallint    not null check (cob_order between 1 and 9),
    network               text,
    status                text        not null check (status in ('active', 'cancelled')),
    created_at            timestamptz not null,
    changed_at            timestamptz not null,
    check (relationship <> 'self' or subscriber_patient_id is null),
    -- On one day a patient has at most one first cover, one second cover and so on.
    constraint coverage_one_per_order exclude using gist (
        patient_id with =, cob_order with =, daterange(valid_from, valid_to, '[]') with &&) where (status = 'active'),
    -- The business key: the same membership cannot begin twice.
    constraint coverage_one_membership unique (patient_id, payer_id, member_number_hash, valid_from)
);
create index coverage_patient on coverage (patient_id, created_at, id);
create index coverage_member on coverage (payer_id, member_number_hash);
-- The member number for the rotation of keys only.
grant update (version, member_number, plan_id, relationship, subscriber_patient_id, valid_to, cob_order, network, status, changed_at)
    on coverage to mizan_app;
