-- What is to be collected from whom, the tries to collect it, and each call that moves money: three tables, because a
-- debt outlives its tries and a try outlives its calls.
create table gateway_account (
    id         uuid        primary key,
    -- as the settings and the address of its webhooks name it
    code       text        not null unique check (code ~ '^[a-z][a-z0-9-]{0,39}$'),
    provider   text        not null check (length(provider) between 1 and 40),
    created_at timestamptz not null default now()
);

create table payment_order (
    id             uuid        primary key,
    debt_kind      text        not null check (debt_kind in ('case', 'invoice', 'deposit')),
    debt_id        uuid        not null,
    patient_id     uuid        not null references patient,
    facility_id    uuid        not null references facility,
    amount_minor   bigint      not null check (amount_minor between 1 and 9999999999),
    currency       char(3)     not null check (currency ~ '^[A-Z]{3}$'),
    mode           text        not null check (mode in ('immediate', 'deferred')),
    state          text        not null default 'open' check (state in ('open', 'collected', 'closed')),
    captured_minor bigint      not null default 0,
    refunded_minor bigint      not null default 0,
    opened_by      text        not null check (length(opened_by) <= 255),
    created_at     timestamptz not null,
    ended_at       timestamptz,
    check (0 <= refunded_minor and refunded_minor <= captured_minor and captured_minor <= amount_minor),
    check ((state = 'open') = (ended_at is null))
);
-- Two tabs, two desks, two processes: one of them opens the order, the others find it.
create unique index payment_order_one_open on payment_order (debt_kind, debt_id) where state = 'open';
create index payment_order_page on payment_order (created_at, id);
create index payment_order_debt on payment_order (debt_kind, debt_id, created_at, id);
create index payment_order_patient on payment_order (patient_id, created_at, id);
create index payment_order_state on payment_order (state, created_at, id);
grant update (state, captured_minor, refunded_minor, ended_at) on payment_order to mizan_app;

create table payment_attempt (
    id                 uuid        primary key,
    order_id           uuid        not null references payment_order,
    account_id         uuid        not null references gateway_account,
    method             text        not null check (method in ('card', 'mada')),
    mode               text        not null check (mode in ('immediate', 'deferred')),
    -- ours, at the gateway; opaque, so that the gateway learns nothing about a patient
    merchant_reference text        not null unique check (merchant_reference ~ '^[A-Za-z0-9._-]{1,40}$'),
    gateway_reference  text        check (length(gateway_reference) <= 120),
    amount_minor       bigint      not null check (amount_minor between 1 and 9999999999),
    currency           char(3)     not null,
    state              text        not null default 'created'
        check (state in ('created', 'unknown', 'action-required', 'processing', 'failed', 'cancelled', 'declined',
                         'authorised', 'expired', 'voided', 'partially-captured', 'captured')),
    authorised_minor   bigint      not null default 0,
    captured_minor     bigint      not null default 0,
    refunded_minor     bigint      not null default 0,
    -- money that nothing was owed for: given back, and no payment of the order
    orphan             boolean     not null default false,
    hold_expires_at    timestamptz,
    page_url           text        check (length(page_url) <= 1000),
    return_url         text        not null check (length(return_url) <= 1000),
    locale             text        not null check (locale in ('en', 'ar')),
    scheme             text        check (length(scheme) <= 20),
    -- masked, as receipts show it
    card               text        check (length(card) <= 20),
    failure            text        check (length(failure) <= 120),
    inquire_at         timestamptz,
    inquiries          int         not null default 0,
    created_at         timestamptz not null,
    changed_at         timestamptz not null,
    check (0 <= refunded_minor and refunded_minor <= captured_minor and captured_minor <= authorised_minor
           and authorised_minor <= amount_minor),
    unique (account_id, gateway_reference)
);
-- A debt is never offered to two pages at once: a payer who pays both has paid twice.
create unique index payment_attempt_one_live on payment_attempt (order_id)
    where not orphan and state in ('created', 'unknown', 'action-required', 'processing', 'authorised',
                                   'partially-captured');
create index payment_attempt_order on payment_attempt (order_id, created_at);
create index payment_attempt_inquire on payment_attempt (inquire_at) where inquire_at is not null;
grant update (gateway_reference, state, authorised_minor, captured_minor, refunded_minor, orphan, hold_expires_at,
              page_url, scheme, card, failure, inquire_at, inquiries, changed_at)
    on payment_attempt to mizan_app;

create table payment_operation (
    id                uuid        primary key,
    attempt_id        uuid        not null references payment_attempt,
    type              text        not null check (type in ('start', 'purchase', 'capture', 'void', 'refund')),
    amount_minor      bigint      not null check (amount_minor >= 0),
    currency          char(3)     not null,
    -- releases what is left of the hold
    final             boolean     not null default false,
    -- the gateway's idempotency key, and the key of the call that carries it out
    op_key            text        not null unique check (length(op_key) <= 120),
    state             text        not null default 'prepared'
        check (state in ('prepared', 'unknown', 'succeeded', 'failed')),
    -- false for what the gateway told us of and we never asked for
    ours              boolean     not null,
    gateway_reference text        check (length(gateway_reference) <= 120),
    asked_by          text        not null check (length(asked_by) <= 255),
    why               text        check (length(why) <= 200),
    failure           text        check (length(failure) <= 500),
    created_at        timestamptz not null,
    settled_at        timestamptz,
    check ((type in ('start', 'void')) = (amount_minor = 0)),
    check ((state in ('succeeded', 'failed')) = (settled_at is not null)),
    unique (attempt_id, gateway_reference)
);
create unique index payment_operation_one_open on payment_operation (attempt_id) where settled_at is null;
create index payment_operation_refunds on payment_operation (created_at, id) where type = 'refund';
grant update (state, gateway_reference, failure, settled_at) on payment_operation to mizan_app;
