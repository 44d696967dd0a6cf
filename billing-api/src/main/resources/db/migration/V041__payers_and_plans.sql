-- Who pays, and by which rules the payer and the patient share a bill.
create table payer (
    id              uuid        primary key,
    code            text        not null unique check (code ~ '^[A-Za-z0-9][A-Za-z0-9._-]{0,31}$'),
    kind            text        not null check (kind in ('insurer', 'tpa', 'employer', 'self-pay')),
    name_en         text        not null,
    name_ar         text        not null,
    administered_by uuid        references payer,
    status          text        not null check (status in ('active', 'inactive')),
    version         bigint      not null check (version > 0),
    created_at      timestamptz not null,
    search          text        not null generated always as (search_fold(code || ' ' || name_en || ' ' || name_ar)) stored,
    check (administered_by is null or (kind = 'insurer' and administered_by <> id))
);
create index payer_page on payer (created_at, id);
-- The clinic's own price list is what it agreed with those who pay themselves: there is one such payer.
create unique index payer_self_pay on payer (kind) where kind = 'self-pay';
grant update on payer to mizan_app;

create table payer_identifier (
    payer_id uuid not null references payer,
    system   text not null,
    value    text not null,
    primary key (system, value)
);
create index payer_identifier_payer on payer_identifier (payer_id);
grant delete on payer_identifier to mizan_app;

create table plan (
    id         uuid        primary key,
    payer_id   uuid        not null references payer,
    code       text        not null check (code ~ '^[A-Za-z0-9][A-Za-z0-9._-]{0,31}$'),
    version    bigint      not null check (version > 0),
    created_at timestamptz not null,
    unique (payer_id, code)
);
create index plan_page on plan (created_at, id);
grant update (version) on plan to mizan_app;

-- in_force: see keep_in_force().
create table plan_version (
    plan_id        uuid        not null references plan,
    version        bigint      not null check (version > 0),
    name_en        text        not null,
    name_ar        text        not null,
    network        text        not null,
    currency       char(3)     not null check (currency ~ '^[A-Z]{3}$'),
    effective_from date        not null,
    effective_to   date        check (effective_to >= effective_from),
    in_force       daterange   check (not isempty(in_force)),
    changed_by     text        not null,
    changed_at     timestamptz not null,
    search         text        not null generated always as (search_fold(name_en || ' ' || name_ar)) stored,
    primary key (plan_id, version),
    constraint plan_version_one_per_day exclude using gist (plan_id with =, in_force with &&)
        deferrable initially immediate
);
grant update (in_force) on plan_version to mizan_app;
create trigger plan_version_in_force after insert on plan_version
    for each row execute function keep_in_force('plan_id');

create table plan_rule (
    plan_id      uuid    not null,
    version      bigint  not null,
    position     integer not null,
    rule_id      text    not null,
    kind         text    not null,
    network      text    not null check (network in ('any', 'in-network', 'out-of-network')),
    category     text,
    basis_points integer check (basis_points between 0 and 10000),
    amount_minor bigint  check (amount_minor >= 0),
    cap_minor    bigint  check (cap_minor >= 0),
    per          text    check (per in ('visit', 'year')),
    primary key (plan_id, version, position),
    unique (plan_id, version, rule_id),
    foreign key (plan_id, version) references plan_version,
    check (case kind
        when 'copay-percent'  then basis_points is not null and amount_minor is null and per is null
        when 'copay-fixed'    then amount_minor is not null and num_nonnulls(basis_points, cap_minor, per) = 0
        when 'deductible'     then num_nonnulls(amount_minor, per) = 2 and num_nonnulls(basis_points, cap_minor) = 0
        when 'benefit-limit'  then num_nonnulls(amount_minor, per) = 2 and num_nonnulls(basis_points, cap_minor) = 0
        when 'approval-above' then amount_minor is not null and num_nonnulls(basis_points, cap_minor, per) = 0
        when 'exclusion'      then num_nonnulls(basis_points, amount_minor, cap_minor, per) = 0
        else false end)
);
create trigger plan_rule_append_only before update or delete or truncate on plan_rule
    for each statement execute function append_only();
