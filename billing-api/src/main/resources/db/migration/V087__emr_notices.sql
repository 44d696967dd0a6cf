-- Every fact about money that an EMR is told, once: a bill and its payments must neither be missing there nor count twice.
create table emr_notice (
    id            uuid        primary key,
    -- the order in which the facts became true, as the EMR is to hear of those of one case
    no            bigint      not null generated always as identity,
    kind          text        not null check (kind in ('payment', 'refund', 'invoice')),
    about         uuid        not null,
    case_id       uuid        not null references financial_case,
    invoice_id    uuid        not null references invoice,
    amount_minor  bigint      check (amount_minor > 0),
    currency      char(3)     check (currency ~ '^[A-Z]{3}$'),
    state         text        not null check (state in
        ('requested', 'waiting', 'sent', 'retry', 'success', 'failed', 'not-applicable', 'closed')),
    tries         int         not null check (tries >= 0),
    emr_reference text        check (length(emr_reference) between 1 and 200),
    reason        text        check (length(reason) between 1 and 500),
    created_at    timestamptz not null,
    settled_at    timestamptz,
    constraint emr_notice_once unique (about, kind),
    check ((amount_minor is null) = (kind = 'invoice')),
    check ((amount_minor is null) = (currency is null)),
    check (state <> 'success' or emr_reference is not null),
    check (state not in ('failed', 'closed') or reason is not null),
    check ((state in ('success', 'failed', 'not-applicable', 'closed')) = (settled_at is not null))
);
create index emr_notice_case on emr_notice (case_id, no);
create index emr_notice_page on emr_notice (created_at, id);
create index emr_notice_open on emr_notice (created_at, id) where state in ('requested', 'waiting', 'sent', 'retry', 'failed');
grant update (state, tries, emr_reference, reason, settled_at) on emr_notice to mizan_app;
