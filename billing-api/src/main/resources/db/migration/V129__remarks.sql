-- Why an answer does not fit and what keeps a claim from going on, as data: each reader has it in their own language.
-- What was kept as an English text stays in claim.problem and submission_answer.why, and is read as that.
alter table claim add column remarks jsonb;
alter table claim add constraint claim_remarks_check
    check (jsonb_typeof(remarks) = 'array' and jsonb_array_length(remarks) > 0 and octet_length(remarks::text) <= 60000);
grant update (remarks) on claim to mizan_app;

alter table submission_answer add column remarks jsonb;
alter table submission_answer add constraint submission_answer_remarks_check
    check (jsonb_typeof(remarks) = 'array' and jsonb_array_length(remarks) > 0 and octet_length(remarks::text) <= 60000);
alter table submission_answer drop constraint submission_answer_check;
alter table submission_answer add constraint submission_answer_check
    check ((effect = 'taken') = (why is null and remarks is null));
drop trigger submission_answer_stays on submission_answer;
create trigger submission_answer_stays
    before update of id, submission_id, kind, payer_reference, digest, effect, why, remarks, heard_at or delete or truncate
    on submission_answer for each statement execute function append_only();
