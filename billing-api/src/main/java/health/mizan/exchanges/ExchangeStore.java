package health.mizan.exchanges;

import health.mizan.access.Caller;
import health.mizan.audit.Act;
import health.mizan.exchanges.Exchange.Direction;
import health.mizan.exchanges.Exchange.Status;
import health.mizan.facilities.CallerSites;
import health.mizan.masterdata.Codes;
import health.mizan.parties.PatientId;
import health.mizan.sight.Sights;
import health.mizan.web.Cursor;
import health.mizan.web.PageRequest;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.core.simple.JdbcClient.StatementSpec;
import org.springframework.stereotype.Repository;

/**
 * Exchanges of the caller's sites. One whose site nobody can tell, as a payer's that belongs to none, is for everybody who
 * looks after the work.
 */
@Repository
class ExchangeStore {

    private static final String SELECT = """
            select id, kept, direction, partner, type, correlation, subject_kind, subject_id, status, at, sent_at,
                   ended_at, said, call_id
              from exchange
             where (:everywhere or coalesce(cardinality(sites), 0) = 0 or sites && :codes::text[])
            """;

    private static final String FILTER = """
             and (:direction::text is null or direction = :direction)
             and (:status::text is null or status = :status)
             and (:start or (at, id) < (:beforeAt, :beforeId))
             order by at desc, id desc limit :rows
            """;

    private static final String NAMED = """
             and id in (select id from payer_message_sent where number = any(:words) or key = any(:words)
                  union select id from payer_message_sent
                         where key in (select op_key from remote_call where subject_id = any(:words))
                  union select id from remote_call where subject_id = any(:words) or op_key = any(:words)
                  union select id from inbox_message where external_id = any(:words) or subject_id = any(:words)
                  union select id from unnest(:ids) as given (id))
            """;

    private final JdbcClient sql;
    private final Sights sights;

    ExchangeStore(JdbcClient sql, Sights sights) {
        this.sql = sql;
        this.sights = sights;
    }

    List<Exchange> latest(Caller caller, Exchanges.Filter filter, PageRequest page) {
        return filtered(seen(SELECT + FILTER, caller), filter, page);
    }

    /** @param words numbers and ids that any of the parties knows it by */
    List<Exchange> named(Caller caller, Exchanges.Filter filter, List<String> words, PageRequest page) {
        StatementSpec statement = seen(SELECT + NAMED + FILTER, caller)
                .param("words", words.toArray(String[]::new))
                .param("ids", ids(words));
        return filtered(statement, filter, page);
    }

    Optional<Exchange> find(Caller caller, UUID id) {
        return seen(SELECT + " and id = :id", caller)
                .param("id", id)
                .query(ExchangeStore::read)
                .optional();
    }

    /** Whether the caller may read what an exchange says: not of a restricted patient, unless trusted with those. */
    boolean mayOpen(Caller caller, UUID id) {
        return sights.seesRestricted(caller)
                || sql.sql("""
                        select exists (select from exchange e left join patient p on p.id = e.patient_id
                                        where e.id = :id and p.restricted is not true)
                        """).param("id", id).query(Boolean.class).single();
    }

    /** Names patient and site, where they are known. */
    Act act(String action, Exchange exchange) {
        return sql.sql("select patient_id, sites[1] as site from exchange where id = :id")
                .param("id", exchange.id())
                .query((row, number) -> named(Act.done(action, "exchange", exchange.id()), row))
                .single();
    }

    private static Act named(Act act, ResultSet row) throws SQLException {
        UUID patient = row.getObject("patient_id", UUID.class);
        String site = row.getString("site");
        Act about = patient == null ? act : act.about(new PatientId(patient));
        return site == null ? about : about.at(site);
    }

    private StatementSpec seen(String statement, Caller caller) {
        CallerSites sites = CallerSites.of(caller);
        return sql.sql(statement).param("everywhere", sites.everywhere()).param("codes", sites.codeArray());
    }

    private static List<Exchange> filtered(StatementSpec statement, Exchanges.Filter filter, PageRequest page) {
        return statement
                .param("direction", filter.direction() == null ? null : Codes.code(filter.direction()))
                .param("status", filter.status() == null ? null : Codes.code(filter.status()))
                .param("start", page.after().equals(Cursor.START))
                .param("beforeAt", page.after().at().atOffset(ZoneOffset.UTC))
                .param("beforeId", page.after().id())
                .param("rows", page.limit() + 1)
                .query(ExchangeStore::read)
                .list();
    }

    private static UUID[] ids(List<String> words) {
        return words.stream()
                .filter(word -> word.matches("[0-9a-fA-F]{8}(-[0-9a-fA-F]{4}){3}-[0-9a-fA-F]{12}"))
                .map(UUID::fromString)
                .toArray(UUID[]::new);
    }

    private static Exchange read(ResultSet row, int number) throws SQLException {
        return new Exchange(
                row.getObject("id", UUID.class),
                row.getString("kept"),
                Codes.stored(Direction.class, row.getString("direction")),
                row.getString("partner"),
                row.getString("type"),
                row.getString("correlation"),
                row.getString("subject_kind"),
                row.getString("subject_id"),
                Codes.stored(Status.class, row.getString("status")),
                row.getObject("at", OffsetDateTime.class).toInstant(),
                row.getObject("sent_at", OffsetDateTime.class).toInstant(),
                at(row, "ended_at"),
                row.getString("said"),
                row.getObject("call_id", UUID.class));
    }

    private static @Nullable Instant at(ResultSet row, String column) throws SQLException {
        OffsetDateTime at = row.getObject(column, OffsetDateTime.class);
        return at == null ? null : at.toInstant();
    }
}
