-- What is wrong with money, as data: each reader has it in their own language. What was kept as an English text stays in
-- payment_alarm.detail, and is read as that.
alter table payment_alarm add column remarks jsonb;
alter table payment_alarm add constraint payment_alarm_remarks_check
    check (jsonb_typeof(remarks) = 'array' and jsonb_array_length(remarks) > 0 and octet_length(remarks::text) <= 60000);
alter table payment_alarm alter column detail drop not null;
alter table payment_alarm add constraint payment_alarm_said_check check ((detail is null) <> (remarks is null));
