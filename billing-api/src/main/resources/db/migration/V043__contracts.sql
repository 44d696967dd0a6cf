-- Which prices a facility and a payer agreed on, for which days. Two agreements for the same day cannot exist.
create table contract (
    id          uuid        primary key,
    code        text        not null unique check (code ~ '^[A-Za-z0-9][A-Za-z0-9._-]{0,31}$'),
    facility_id uuid        not null references facility,
    payer_id    uuid        not null references payer,
    plan_id     uuid        references plan,
    network     text,
    version     bigint      not null check (version > 0),
    created_at  timestamptz not null,
    check (plan_id is null or network is null)
);
create index contract_page on contract (created_at, id);
create index contract_facility on contract (facility_id, created_at, id);
grant update (version) on contract to mizan_app;

-- The parties are repeated here because the constraint needs them beside the days. in_force: see keep_in_force().
create table contract_version (
    contract_id      uuid        not null references contract,
    version          bigint      not null check (version > 0),
    facility_id      uuid        not null,
    payer_id         uuid        not null,
    plan_id          uuid,
    network          text,
    schedule_id      uuid        not null references fee_schedule,
    off_basis_points integer     not null check (off_basis_points between 0 and 9999),
    effective_from   date        not null,
    effective_to     date        check (effective_to >= effective_from),
    in_force         daterange   check (not isempty(in_force)),
    changed_by       text        not null,
    changed_at       timestamptz not null,
    primary key (contract_id, version),
    constraint contract_version_one_per_day exclude using gist (
        facility_id with =,
        payer_id with =,
        coalesce(plan_id, '00000000-0000-0000-0000-000000000000'::uuid) with =,
        coalesce(network, '') with =,
        in_force with &&) deferrable initially immediate
);
grant update (in_force) on contract_version to mizan_app;
create trigger contract_version_in_force after insert on contract_version
    for each row execute function keep_in_force('contract_id');
