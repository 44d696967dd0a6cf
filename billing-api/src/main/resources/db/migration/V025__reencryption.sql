-- Lets the rotation of keys walk over any encrypted column. The names are put together here, quoted, and not in Java;
-- both run with the caller's own rights.
create function outdated_values(tab text, col text, row_col text, header bytea, after text, n int)
    returns table (place text, row_name text, value bytea) language plpgsql as $$
begin
    return query execute format(
        'select t.ctid::text, t.%1$I::text, t.%2$I from billing.%3$I t
          where t.ctid > $1::tid and t.%2$I is not null and substring(t.%2$I from 1 for $2) <> $3
          order by t.ctid limit $4 for update skip locked', row_col, col, tab)
        using after, length(header), header, n;
end $$;

create function rewrite_value(tab text, col text, place text, old bytea, new bytea)
    returns void language plpgsql as $$
begin
    execute format('update billing.%1$I set %2$I = $1 where ctid = $2::tid and %2$I = $3', tab, col)
        using new, place, old;
end $$;
