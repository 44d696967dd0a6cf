-- What has happened and who is still to be told: written in the transaction that made it happen, so that no crash can
-- come between a change and its consequences.
create table outbox_event (
    id           uuid primary key,
    -- the order of events of one subject, whose row lock the publisher holds
    position     bigint generated always as identity unique,
    type         text not null check (length(type) <= 80),
    subject_kind text not null check (length(subject_kind) <= 50),
    subject_id   text not null check (length(subject_id) <= 120),
    -- ids, amounts, codes and times only; a document has no place here
    payload      jsonb not null check (octet_length(payload::text) <= 8192),
    occurred_at  timestamptz not null
);

create table outbox_delivery (
    id           uuid primary key,
    event_id     uuid not null references outbox_event (id),
    handler      text not null check (length(handler) between 1 and 100),
    subject      text not null,
    position     bigint not null,
    state        text not null default 'pending' check (state in ('pending', 'delivered', 'parked', 'skipped')),
    tries        int not null default 0 check (tries >= 0),
    due_at       timestamptz not null default now(),
    leased_by    uuid,
    leased_until timestamptz,
    error        text check (length(error) <= 2000),
    skip_reason  text check (length(skip_reason) <= 500),
    settled_at   timestamptz,
    unique (event_id, handler),
    check ((leased_by is null) = (leased_until is null)),
    check (state = 'pending' or leased_by is null),
    check ((state = 'pending') = (settled_at is null)),
    check ((state = 'skipped') = (skip_reason is not null))
) with (fillfactor = 70);

create index outbox_delivery_queue on outbox_delivery (handler, position) where state = 'pending';
-- what stands before a delivery: pending and parked ones of its subject
create index outbox_delivery_subject on outbox_delivery (handler, subject, position)
    where state in ('pending', 'parked');
create index outbox_delivery_parked on outbox_delivery (settled_at, id) where state = 'parked';
create index outbox_delivery_finished on outbox_delivery (settled_at) where state in ('delivered', 'skipped');

grant update (state, tries, due_at, leased_by, leased_until, error, skip_reason, settled_at), delete
    on outbox_delivery to mizan_app;
-- only the purge of old ones deletes; an event itself never changes
grant delete on outbox_event to mizan_app;
