-- A claim or an invoice is made of the charges a case was confirmed with: until that is credited they stay as they are.
alter table charge add column bound boolean not null default false;
grant update (bound) on charge to mizan_app;
