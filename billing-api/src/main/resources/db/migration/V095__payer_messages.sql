-- A repetition of a message to a payer must be the same bytes, or it is another message: they are kept before they are
-- first sent. What is answered is kept before it is read.
create table payer_message_sent (
    -- id of the message's header
    id         uuid primary key,
    -- names the operation for ever: a check's try, a submission
    key        text not null unique check (length(key) between 1 and 150),
    bundle     uuid not null unique,
    payer      uuid not null references payer (id),
    event      text not null check (length(event) <= 60),
    -- the number under which the payer sees what is asked
    number     text not null check (length(number) between 1 and 150),
    -- encrypted
    body       bytea not null,
    sha256     text not null check (length(sha256) = 64),
    created_at timestamptz not null,
    unique (event, number)
);

create table payer_message_received (
    id          uuid primary key,
    sent        uuid not null references payer_message_sent (id),
    http_status int not null,
    -- encrypted
    body        bytea not null,
    sha256      text not null check (length(sha256) = 64),
    received_at timestamptz not null
);

create index payer_message_received_sent on payer_message_received (sent, received_at);

-- Only a rotation of keys writes a body again.
grant update (body) on payer_message_sent, payer_message_received to mizan_app;
