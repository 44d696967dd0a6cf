-- A request repeated after a lost answer must not be carried out again: the key, the effect and the answer are written
-- in one transaction, so either all three exist or none does.
create table idempotency_key (
    caller     text not null,
    route      text not null,
    key        text not null check (length(key) between 1 and 255),
    -- fingerprint of the request, status, headers and body, encrypted: the body may tell of a patient
    answer     bytea not null,
    created_at timestamptz not null default now(),
    primary key (caller, route, key)
);

create index idempotency_key_by_age on idempotency_key (created_at);

-- UPDATE is what "for update skip locked" asks for; the reaper is the only one to delete.
grant update (created_at), delete on idempotency_key to mizan_app;
