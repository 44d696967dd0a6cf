-- One row per order, so that nothing that was ordered is forgotten or billed twice.
create table charge (
    id               uuid        primary key,
    version          bigint      not null check (version > 0),
    case_id          uuid        not null references financial_case,
    -- 1, 2, … in the order in which they came.
    position         integer     not null check (position > 0),
    service_id       uuid        not null references service,
    -- The sender's identity of the order; null for what a desk plans until the order comes.
    order_system     text        check (length(order_system) between 1 and 200),
    order_value      text        check (length(order_value) between 1 and 200),
    -- The sender's own time of what we hold: an older version has no effect.
    order_changed_at timestamptz,
    quantity         integer     not null check (quantity between 1 and 1000),
    occurred_on      date        not null,
    state            text        not null
        check (state in ('planned', 'billable', 'not-billable', 'aborted', 'billed', 'entered-in-error')),
    cancel_reason    text,
    -- Why a person decided that it is not charged.
    waived           text,
    -- The claim or invoice it stands on.
    billed_on        uuid,
    price_outcome    text        not null check (price_outcome in ('found', 'exempt', 'missing')),
    list_minor       bigint      check (list_minor > 0),
    scheduled_minor  bigint      check (scheduled_minor > 0),
    currency         char(3)     check (currency ~ '^[A-Z]{3}$'),
    contract_id      uuid        references contract,
    contract_version bigint,
    schedule_id      uuid        references fee_schedule,
    schedule_version bigint,
    off_basis_points integer,
    exempt_reason    text,
    missing_reason   text,
    created_at       timestamptz not null,
    changed_at       timestamptz not null,
    constraint charge_one_per_order unique (order_system, order_value),
    constraint charge_one_per_position unique (case_id, position),
    check (num_nonnulls(order_system, order_value, order_changed_at) in (0, 3)),
    check ((state in ('aborted', 'entered-in-error')) = (cancel_reason is not null)),
    check ((state = 'billed') = (billed_on is not null)),
    -- Never 0.00 by omission: there is a price, a reason for none, or a gap that somebody must mend.
    check (num_nonnulls(list_minor, scheduled_minor, currency) = case price_outcome when 'found' then 3 else 0 end),
    check (num_nonnulls(contract_id, contract_version, schedule_id, schedule_version, off_basis_points)
           = case price_outcome when 'missing' then 0 else 5 end),
    check ((price_outcome = 'exempt') = (exempt_reason is not null)),
    check ((price_outcome = 'missing') = (missing_reason is not null)),
    check (state <> 'billed' or (price_outcome = 'found' and waived is null))
);
create index charge_page on charge (created_at, id);
create index charge_without_price on charge (id) where price_outcome = 'missing';
grant update (version, order_system, order_value, order_changed_at, quantity, occurred_on, state, cancel_reason, waived,
    billed_on, price_outcome, list_minor, scheduled_minor, currency, contract_id, contract_version, schedule_id,
    schedule_version, off_basis_points, exempt_reason, missing_reason, changed_at) on charge to mizan_app;
-- EMRs order by LOINC and the like.
create index service_free on service (free_system, free_code) where free_code is not null;
