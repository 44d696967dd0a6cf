-- Somebody asks at the desk whether they are covered, and wants no file for it: a payer is asked about a number alone. As no
-- file justifies keeping it, what tells of the person is erased within days; that a payer was asked stays.
create table discovery (
    id           uuid        primary key,
    payer_id     uuid        not null references payer,
    facility_id  uuid        not null references facility,
    service_date date        not null,
    -- keyed, to find the same question; nobody can try numbers against it
    number_hash  bytea       check (length(number_hash) = 32),
    -- the number and what else was told of the person, sealed
    sought       bytea,
    state        text        not null check (state in ('asked', 'answered', 'unanswered')),
    reason       text        check (length(reason) <= 200),
    -- what the payer said, sealed
    answer       bytea,
    requested_at timestamptz not null,
    settled_at   timestamptz,
    erased_at    timestamptz,
    check ((state <> 'asked') = (settled_at is not null)),
    check ((state = 'unanswered') = (reason is not null)),
    check (erased_at is not null or (state = 'answered') = (answer is not null)),
    check (num_nonnulls(number_hash, sought) = case when erased_at is null then 2 else 0 end),
    check (erased_at is null or (answer is null and state <> 'asked'))
);
-- Two desks of a site that press at once ask once.
create unique index discovery_open on discovery (number_hash, payer_id, facility_id) where state = 'asked';
create index discovery_same on discovery (number_hash, payer_id, facility_id, requested_at) where erased_at is null;
create index discovery_age on discovery (requested_at) where erased_at is null;
grant update (number_hash, sought, state, reason, answer, settled_at, erased_at) on discovery to mizan_app;

-- The texts of its messages go with it; that they were sent, when and with which digest, stays.
alter table payer_message_sent alter column body drop not null;
alter table payer_message_received alter column body drop not null;

create or replace view remote_call_whose as
select c.id, coalesce(cl.patient_id, e.patient_id, fc.patient_id, o.patient_id) as patient_id,
       coalesce(cl.facility_id, e.facility_id, fc.facility_id, o.facility_id, d.facility_id) as facility_id,
       g.code as account
  from remote_call c
  left join submission s on s.id = case when c.subject_kind = 'claim-submission' then c.subject_id::uuid end
  left join claim_question q on q.id = case when c.subject_kind = 'claim-question' then c.subject_id::uuid end
  left join claim cl on cl.id = coalesce(s.claim_id, q.claim_id)
  left join eligibility_check e on e.id = case when c.subject_kind = 'eligibility-check' then c.subject_id::uuid end
  left join discovery d on d.id = case when c.subject_kind = 'discovery' then c.subject_id::uuid end
  left join emr_notice n on n.id = case when c.subject_kind = 'emr-notice' then c.subject_id::uuid end
  left join financial_case fc on fc.id = n.case_id
  left join payment_operation po on po.id = case when c.subject_kind = 'payment-operation' then c.subject_id::uuid end
  left join payment_attempt a on a.id = po.attempt_id
  left join payment_order o on o.id = a.order_id
  left join gateway_account g on g.id = a.account_id;
