-- What other parties send is kept before it is acknowledged, so that neither a crash of ours nor a repeat of theirs can
-- lose it or do it twice.
create table inbox_message (
    id           uuid primary key,
    source       text not null check (length(source) <= 80),
    sender       text not null check (length(sender) between 1 and 255),
    external_id  text not null check (length(external_id) between 1 and 255),
    content_type text not null,
    -- encrypted; null once erased
    body         bytea,
    body_sha256  text not null check (length(body_sha256) = 64),
    body_bytes   int not null,
    received_at  timestamptz not null,
    state        text not null default 'received' check (state in ('received', 'done', 'refused', 'parked')),
    refusal      text check (length(refusal) <= 500),
    -- encrypted
    answer       bytea,
    settled_at   timestamptz,
    unique (source, sender, external_id),
    check ((state = 'received') = (settled_at is null)),
    check ((state = 'refused') = (refusal is not null)),
    check (body is not null or state in ('done', 'refused'))
);

create index inbox_message_unfinished on inbox_message (received_at) where state in ('received', 'parked');
create index inbox_message_erasable on inbox_message (settled_at)
    where body is not null and state in ('done', 'refused');

grant update (state, refusal, answer, settled_at, body) on inbox_message to mizan_app;
