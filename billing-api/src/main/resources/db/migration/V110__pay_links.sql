-- A link that lets whoever holds it pay one debt without signing in. The token is known to its holder alone: here is
-- its hash. What a wrong birth year and a guessed token cost is counted here too, so that all nodes count together.
create table pay_link (
    id           uuid        primary key,
    token_hash   bytea       not null unique check (length(token_hash) = 32),
    debt_kind    text        not null check (debt_kind in ('case', 'invoice', 'deposit')),
    debt_id      uuid        not null,
    patient_id   uuid        not null references patient,
    facility_id  uuid        not null references facility,
    -- what is asked for; null for all that is owed at the time
    amount_minor bigint      check (amount_minor between 1 and 9999999999),
    currency     char(3)     not null check (currency ~ '^[A-Z]{3}$'),
    made_by      text        not null check (length(made_by) <= 255),
    made_at      timestamptz not null,
    expires_at   timestamptz not null check (expires_at > made_at),
    revoked_at   timestamptz,
    revoked_by   text        check (length(revoked_by) <= 255),
    wrong_years  int         not null default 0 check (wrong_years >= 0),
    locked_until timestamptz,
    -- when the gateway was last asked how a payment by it stands
    asked_at     timestamptz,
    check ((revoked_at is null) = (revoked_by is null))
);
create index pay_link_debt on pay_link (debt_kind, debt_id, made_at);
grant update (revoked_at, revoked_by, wrong_years, locked_until, asked_at) on pay_link to mizan_app;

-- Each form of the page begins one payment, however often it is sent.
create table pay_link_payment (
    link_id    uuid        not null references pay_link,
    form_key   uuid        not null,
    attempt_id uuid        not null references payment_attempt,
    begun_at   timestamptz not null,
    primary key (link_id, form_key)
);
create index pay_link_payment_attempt on pay_link_payment (attempt_id);

-- Tokens that nobody has, by the address they were tried from (keyed hash) and the window of time.
create table pay_link_knock (
    address_hash bytea       not null check (length(address_hash) = 32),
    since        timestamptz not null,
    knocks       int         not null check (knocks > 0),
    primary key (address_hash, since)
);
create index pay_link_knock_since on pay_link_knock (since);
grant update (knocks), delete on pay_link_knock to mizan_app;
