package health.mizan.patients;

import health.mizan.parties.PatientId;
import health.mizan.parties.Phi;
import health.mizan.persons.Identifier;
import health.mizan.sight.Sight;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Finds patients by the hashes that stand beside their names and numbers. */
@Component
class PatientSearchStore {

    private final JdbcClient sql;
    private final PatientSeal seal;
    private final PatientRowsStore rows;

    PatientSearchStore(JdbcClient sql, PatientSeal seal, PatientRowsStore rows) {
        this.sql = sql;
        this.seal = seal;
        this.rows = rows;
    }

    List<Patient> byIdentifier(Identifier identifier, Sight sight) {
        return rows.whole(
                sql.sql("""
                select p.* from patient_identifier i join patient p on p.id = i.patient_id
                 where i.system = :system and i.value_hash = :hash and
                """ + Sight.SQL)
                        .param("system", identifier.system())
                        .param("hash", seal.numberHash(identifier))
                        .params(sight.params())
                        .query(rows::patient)
                        .list(),
                sight);
    }

    /** By a number whoever issued it. Issuers are few, and each is one look into an index. */
    List<Patient> byNumber(Phi<String> number, Sight sight) {
        List<Patient> found = new ArrayList<>();
        for (String system : systems()) {
            byIdentifier(new Identifier(system, number), sight).stream()
                    .filter(patient ->
                            found.stream().noneMatch(other -> other.id().equals(patient.id())))
                    .forEach(found::add);
        }
        return found;
    }

    List<Patient> byPhone(Phi<String> phone, int limit, Sight sight) {
        return rows.whole(
                sql.sql("select p.* from patient p where p.phone_hash = :hash and " + Sight.SQL
                                + " order by p.id limit :limit")
                        .param("hash", seal.phoneHash(phone))
                        .param("limit", limit)
                        .params(sight.params())
                        .query(rows::patient)
                        .list(),
                sight);
    }

    List<Patient> byIds(List<PatientId> ids, Sight sight) {
        return rows.whole(
                sql.sql("select p.* from patient p where p.id = any(:ids::uuid[]) and " + Sight.SQL
                                + " order by array_position(:ids::uuid[], p.id)")
                        .param("ids", ids.stream().map(PatientId::toString).toArray(String[]::new))
                        .params(sight.params())
                        .query(rows::patient)
                        .list(),
                sight);
    }

    // One step through the index per issuer, not one per number.
    private List<String> systems() {
        return sql.sql("""
                with recursive known as (
                    (select system from patient_identifier order by system limit 1)
                    union all
                    select (select i.system from patient_identifier i where i.system > known.system
                             order by i.system limit 1)
                      from known where known.system is not null)
                select system from known where system is not null
                """).query(String.class).list();
    }

    /** By beginnings of names or of a file number, in the order of ids after {@code after}. */
    List<Patient> byText(String text, UUID after, int limit, Sight sight) {
        return rows.whole(
                sql.sql("""
                select p.* from patient p
                 where p.id > :after
                   and p.id in (
                        select id from patient where cardinality(:names) > 0 and name_index @> :names
                        union
                        select r.patient_id
                          from patient_registration r join facility f on f.id = r.facility_id
                         where cardinality(:file) > 0 and r.file_number_index @> :file
                           and (:sees_everything or f.code = any(:sees_facilities::text[])))
                   and
                """ + Sight.SQL + " order by p.id limit :limit")
                        .param("after", after)
                        .param("names", seal.soughtNames(text))
                        .param("file", seal.soughtFileNumber(text))
                        .param("limit", limit)
                        .params(sight.params())
                        .query(rows::patient)
                        .list(),
                sight);
    }

    /** Others with the same whole name in one script and the same birth year. */
    List<Patient> alike(Patient patient, int limit, Sight sight) {
        return rows.whole(
                sql.sql("select p.* from patient p where p.id <> :id and p.likeness && :likeness and " + Sight.SQL
                                + " order by p.id limit :limit")
                        .param("id", patient.id().value())
                        .param("likeness", seal.likeness(patient.details().person()))
                        .param("limit", limit)
                        .params(sight.params())
                        .query(rows::patient)
                        .list(),
                sight);
    }

    /** False if {@code text} is too short to look for anything. */
    boolean canSeek(String text) {
        return seal.soughtNames(text).length > 0 || seal.soughtFileNumber(text).length > 0;
    }
}
