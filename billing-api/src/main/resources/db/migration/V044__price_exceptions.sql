-- Services that were asked for and had no price: work for a person, one open row per facility, service and payer.
create table price_exception (
    id          uuid        primary key,
    facility_id uuid        not null references facility,
    service_id  uuid        not null references service,
    payer_id    uuid        references payer,
    plan_id     uuid        references plan,
    reason      text        not null,
    first_on    date        not null,
    last_on     date        not null check (last_on >= first_on),
    raised_at   timestamptz not null,
    resolution  text        check (resolution in ('priced', 'dismissed')),
    note        text,
    resolved_by text,
    resolved_at timestamptz,
    check (num_nonnulls(resolution, resolved_by, resolved_at) in (0, 3)),
    check (resolution is distinct from 'dismissed' or note is not null)
);
create unique index price_exception_open
    on price_exception (facility_id, service_id, payer_id, plan_id) nulls not distinct
    where resolution is null;
create index price_exception_page on price_exception (raised_at, id);
grant update (reason, first_on, last_on, resolution, note, resolved_by, resolved_at) on price_exception to mizan_app;
