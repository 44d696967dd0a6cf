-- A call to another party leaves its intent here before and its outcome after, so that a crash in between is found and
-- asked about instead of being forgotten or done twice.
create table remote_call (
    id            uuid primary key,
    kind          text not null check (length(kind) <= 80),
    -- the other party's idempotency key too: one operation, one key, however often it is tried
    op_key        text not null unique check (length(op_key) <= 120),
    target        text not null check (length(target) <= 80),
    subject_kind  text not null,
    subject_id    text not null,
    state         text not null default 'prepared'
        check (state in ('prepared', 'sent', 'unknown', 'succeeded', 'failed')),
    tries         int not null default 0,
    inquiries     int not null default 0,
    -- prepared: when to send; sent: when it is overdue; unknown: when to ask; null once settled or parked
    due_at        timestamptz,
    reason        text check (length(reason) <= 500),
    created_at    timestamptz not null default now(),
    sent_at       timestamptz,
    unknown_since timestamptz,
    parked_at     timestamptz,
    settled_at    timestamptz,
    check ((state in ('succeeded', 'failed')) = (settled_at is not null)),
    check ((due_at is null) = (settled_at is not null or parked_at is not null)),
    check (parked_at is null or state = 'unknown'),
    check (state <> 'unknown' or unknown_since is not null)
);

create index remote_call_due on remote_call (kind, due_at) where due_at is not null;
create index remote_call_open on remote_call (state, created_at, id) where settled_at is null;
create index remote_call_subject on remote_call (subject_kind, subject_id);

grant update (state, tries, inquiries, due_at, reason, sent_at, unknown_since, parked_at, settled_at)
    on remote_call to mizan_app;
