-- What is unpaid, and what is overdue, is asked of all invoices at once whenever the office opens its first page: what of an
-- invoice is open is therefore kept with it, by whoever changes what it is due or what was paid, in the same transaction.
alter table invoice add column open_minor bigint check (open_minor >= 0);
update invoice i
   set open_minor = greatest(s.due - greatest(least(s.paid, s.due), 0), 0)
  from (select v.id,
               coalesce((select sum(l.due_minor) from invoice_line l where l.invoice_id = v.id), 0)
               + coalesce((select sum(d.delta_minor) from invoice_note n join invoice_note_line d on d.note_id = n.id
                            where n.invoice_id = v.id), 0) as due,
               coalesce((select sum(m.amount_minor) from invoice_money m where m.invoice_id = v.id), 0) as paid
          from invoice v) s
 where s.id = i.id;
alter table invoice alter column open_minor set not null;
grant update (open_minor) on invoice to mizan_app;
create index invoice_unpaid on invoice (issued_at, id) include (issued_on, facility_id, open_minor, currency)
    where open_minor > 0;
