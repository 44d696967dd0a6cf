-- What can be billed, and at which prices. A price of zero is a decision with a reason, never a gap.
create table service (
    id             uuid        primary key,
    system         text        not null,
    code           text        not null,
    name_en        text        not null,
    name_ar        text        not null,
    category       text        not null,
    free_system    text,
    free_code      text,
    vat_class      text        not null,
    status         text        not null check (status in ('active', 'inactive')),
    effective_from date        not null,
    effective_to   date        check (effective_to >= effective_from),
    version        bigint      not null check (version > 0),
    created_at     timestamptz not null,
    search         text        not null generated always as (search_fold(code || ' ' || name_en || ' ' || name_ar)) stored,
    unique (system, code),
    check ((free_system is null) = (free_code is null))
);
create index service_page on service (created_at, id);
create index service_search on service using gin (search gin_trgm_ops);
grant update on service to mizan_app;

create table service_detail (
    package_id uuid    not null references service,
    service_id uuid    not null references service check (service_id <> package_id),
    quantity   integer not null check (quantity between 1 and 1000),
    primary key (package_id, service_id)
);
grant delete on service_detail to mizan_app;

create table fee_schedule (
    id         uuid        primary key,
    code       text        not null unique check (code ~ '^[A-Za-z0-9][A-Za-z0-9._-]{0,31}$'),
    currency   char(3)     not null check (currency ~ '^[A-Z]{3}$'),
    version    bigint      not null check (version > 0),
    created_at timestamptz not null
);
create index fee_schedule_page on fee_schedule (created_at, id);
grant update (version) on fee_schedule to mizan_app;

-- in_force: see keep_in_force().
create table fee_schedule_version (
    schedule_id    uuid        not null references fee_schedule,
    version        bigint      not null check (version > 0),
    name_en        text        not null,
    name_ar        text        not null,
    effective_from date        not null,
    effective_to   date        check (effective_to >= effective_from),
    in_force       daterange   check (not isempty(in_force)),
    changed_by     text        not null,
    changed_at     timestamptz not null,
    search         text        not null generated always as (search_fold(name_en || ' ' || name_ar)) stored,
    primary key (schedule_id, version),
    constraint fee_schedule_version_one_per_day exclude using gist (schedule_id with =, in_force with &&)
        deferrable initially immediate
);
grant update (in_force) on fee_schedule_version to mizan_app;
create trigger fee_schedule_version_in_force after insert on fee_schedule_version
    for each row execute function keep_in_force('schedule_id');

create table fee_price (
    schedule_id   uuid   not null,
    version       bigint not null,
    service_id    uuid   not null references service,
    price_minor   bigint not null,
    exempt_reason text,
    primary key (schedule_id, version, service_id),
    foreign key (schedule_id, version) references fee_schedule_version,
    check ((price_minor > 0 and exempt_reason is null) or (price_minor = 0 and exempt_reason is not null))
);
create trigger fee_price_append_only before update or delete or truncate on fee_price
    for each statement execute function append_only();
