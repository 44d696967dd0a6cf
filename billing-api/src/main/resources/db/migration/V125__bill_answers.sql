-- What the office answered, for whoever reads the question later. It may tell of health, so it is encrypted.
alter table bill_question add column answer bytea;
alter table bill_question add constraint bill_question_answer_check check (answer is null or settled_at is not null);
grant update (answer) on bill_question to mizan_app;
