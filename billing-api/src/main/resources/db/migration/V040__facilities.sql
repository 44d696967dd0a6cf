-- Where care is given and by whom; with it what all master data shares: a search that reads Arabic as people type it,
-- ranges of days in exclusion constraints, and a history that says who changed what.
create extension if not exists btree_gist;
create extension if not exists pg_trgm;

-- Hamza carriers, alef maqsura and ta marbuta are folded; tatweel and the short vowels are dropped.
create function search_fold(text) returns text language sql immutable strict parallel safe
return lower(translate($1,
    U&'\0623\0625\0622\0671\0649\0629\0624\0626\0640\064B\064C\064D\064E\064F\0650\0651\0652',
    U&'\0627\0627\0627\0627\064A\0647\0648\064A'));

-- What a facility, practitioner, payer or service looked like at each of its versions.
create table master_change (
    kind       text        not null check (kind in ('facility', 'practitioner', 'payer', 'service')),
    subject_id uuid        not null,
    version    bigint      not null check (version > 0),
    changed_by text        not null,
    changed_at timestamptz not null,
    looked     jsonb       not null,
    primary key (kind, subject_id, version)
);
create trigger master_change_append_only before update or delete or truncate on master_change
    for each statement execute function append_only();

-- For tables of effective-dated versions (plans, schedules, contracts). A version applies from effective_from until the
-- next version's start or its own effective_to; of two versions with one start the later corrects the earlier. in_force
-- holds the days this rule leaves to a version, null once it is wholly corrected. It is derived, here and nowhere else,
-- so that a lookup by day is one index probe and an exclusion constraint can forbid two answers for one day.
create function keep_in_force() returns trigger language plpgsql as $$
begin
    execute format($rule$
        with latest as (
            select distinct on (effective_from) version, effective_from, effective_to
              from %1$I where %2$I = $1 order by effective_from, version desc),
        days as (
            select version,
                   daterange(effective_from, least(effective_to + 1, lead(effective_from) over (order by effective_from)))
                       as in_force
              from latest)
        update %1$I row set in_force = days.in_force
          from %1$I every left join days using (version)
         where every.%2$I = $1 and row.%2$I = $1 and row.version = every.version
           and row.in_force is distinct from days.in_force
        $rule$, tg_table_name, tg_argv[0])
    using (to_jsonb(new) ->> tg_argv[0])::uuid;
    return null;
end $$;

create table facility (
    id              uuid        primary key,
    code            text        not null unique check (code ~ '^[A-Za-z0-9][A-Za-z0-9._-]{0,31}$'),
    name_en         text        not null,
    name_ar         text        not null,
    time_zone       text        not null,
    currency        char(3)     not null check (currency ~ '^[A-Z]{3}$'),
    vat_number      text        check (vat_number ~ '^3[0-9]{13}3$'),
    short_address   text,
    building_number text,
    street          text,
    district        text,
    city            text        not null,
    postal_code     text,
    country         char(2)     not null check (country ~ '^[A-Z]{2}$'),
    status          text        not null check (status in ('active', 'inactive')),
    version         bigint      not null check (version > 0),
    created_at      timestamptz not null,
    search          text        not null generated always as (search_fold(code || ' ' || name_en || ' ' || name_ar)) stored,
    check (country <> 'SA' or (building_number ~ '^[0-9]{4}$' and postal_code ~ '^[0-9]{5}$'))
);
create index facility_page on facility (created_at, id);
grant update on facility to mizan_app;

create table practitioner (
    id             uuid        primary key,
    code           text        not null unique check (code ~ '^[A-Za-z0-9][A-Za-z0-9._-]{0,31}$'),
    name_en        text        not null,
    name_ar        text        not null,
    licence_number text        not null unique,
    specialty      text        not null,
    effective_from date        not null,
    effective_to   date        check (effective_to >= effective_from),
    version        bigint      not null check (version > 0),
    created_at     timestamptz not null,
    search         text        not null generated always as
        (search_fold(code || ' ' || licence_number || ' ' || name_en || ' ' || name_ar)) stored
);
create index practitioner_page on practitioner (created_at, id);
grant update on practitioner to mizan_app;

create table practitioner_site (
    practitioner_id uuid not null references practitioner,
    facility_id     uuid not null references facility,
    primary key (practitioner_id, facility_id)
);
create index practitioner_site_facility on practitioner_site (facility_id, practitioner_id);
grant delete on practitioner_site to mizan_app;
