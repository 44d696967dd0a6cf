-- What was said between us and other parties, as one list: an operator looks for a message without knowing which table
-- keeps it. The texts stay where they are; opening one needs a reason, which the audit log keeps beside the look.
alter table audit_event add column reason text check (length(reason) between 1 and 200);

-- What a notice turned out to be about; known only after it was worked on.
alter table inbox_message add column subject_kind text check (length(subject_kind) <= 50);
alter table inbox_message add column subject_id text check (length(subject_id) <= 120);
alter table inbox_message add constraint inbox_message_subject check ((subject_kind is null) = (subject_id is null));
grant update (subject_kind, subject_id) on inbox_message to mizan_app;

create index payer_message_sent_time on payer_message_sent (created_at desc, id desc);
create index payer_message_sent_number on payer_message_sent (number);
create index remote_call_time on remote_call (created_at desc, id desc);
create index remote_call_about on remote_call (subject_id);
create index inbox_message_time on inbox_message (received_at desc, id desc);
create index inbox_message_external on inbox_message (external_id);
create index inbox_message_about on inbox_message (subject_id) where subject_id is not null;

-- Whose data a call is about, and at which site, by what it was noted for.
create view remote_call_whose as
select c.id, coalesce(cl.patient_id, e.patient_id, fc.patient_id, o.patient_id) as patient_id,
       coalesce(cl.facility_id, e.facility_id, fc.facility_id, o.facility_id) as facility_id, g.code as account
  from remote_call c
  left join submission s on s.id = case when c.subject_kind = 'claim-submission' then c.subject_id::uuid end
  left join claim_question q on q.id = case when c.subject_kind = 'claim-question' then c.subject_id::uuid end
  left join claim cl on cl.id = coalesce(s.claim_id, q.claim_id)
  left join eligibility_check e on e.id = case when c.subject_kind = 'eligibility-check' then c.subject_id::uuid end
  left join emr_notice n on n.id = case when c.subject_kind = 'emr-notice' then c.subject_id::uuid end
  left join financial_case fc on fc.id = n.case_id
  left join payment_operation po on po.id = case when c.subject_kind = 'payment-operation' then c.subject_id::uuid end
  left join payment_attempt a on a.id = po.attempt_id
  left join payment_order o on o.id = a.order_id
  left join gateway_account g on g.id = a.account_id;

create view exchange as
select m.id, 'payer-message' as kept, 'out' as direction, p.code as partner, m.event as type, m.number as correlation,
       c.subject_kind, c.subject_id,
       case when c.state in ('prepared', 'sent') then 'waiting' when c.parked_at is not null then 'parked'
            when c.state = 'unknown' then 'unknown' when c.state = 'failed' then 'refused'
            when c.state = 'succeeded' or r.id is not null then 'done' else 'waiting' end as status,
       m.created_at as at, coalesce(c.sent_at, m.created_at) as sent_at, r.received_at as ended_at,
       case when r.http_status is not null then 'HTTP ' || r.http_status else nullif(c.reason, 'done') end as said,
       c.id as call_id, w.patient_id, case when f.code is not null then array[f.code] end as sites
  from payer_message_sent m
  join payer p on p.id = m.payer
  left join remote_call c on c.op_key = m.key
  left join remote_call_whose w on w.id = c.id
  left join facility f on f.id = w.facility_id
  left join lateral (select id, http_status, received_at from payer_message_received
                      where sent = m.id order by received_at desc limit 1) r on true
union all
-- Calls without a message of their own: to gateways and EMRs. What was sent there is drawn from our books, and not kept.
select c.id, null, 'out', coalesce(w.account, c.target), c.kind, c.op_key, c.subject_kind, c.subject_id,
       case when c.state in ('prepared', 'sent') then 'waiting' when c.parked_at is not null then 'parked'
            when c.state = 'unknown' then 'unknown' when c.state = 'failed' then 'refused' else 'done' end,
       c.created_at, coalesce(c.sent_at, c.created_at), c.settled_at, nullif(c.reason, 'done'), c.id, w.patient_id,
       case when f.code is not null then array[f.code] end
  from remote_call c
  join remote_call_whose w on w.id = c.id
  left join facility f on f.id = w.facility_id
 where not exists (select from payer_message_sent m where m.key = c.op_key)
union all
select i.id, 'inbox', 'in', i.sender, coalesce(m.event, i.source), i.external_id, i.subject_kind, i.subject_id,
       case i.state when 'received' then 'waiting' else i.state end,
       i.received_at, i.received_at, i.settled_at, i.refusal, null, o.patient_id,
       coalesce(m.facilities, case when f.code is not null then array[f.code] end)
  from inbox_message i
  left join fhir_message m on m.message = i.id
  left join payment_attempt a on a.id = case when i.subject_kind = 'payment-attempt' then i.subject_id::uuid end
  left join payment_order o on o.id = a.order_id
  left join facility f on f.id = o.facility_id;

create index outbox_event_about on outbox_event (subject_id);
