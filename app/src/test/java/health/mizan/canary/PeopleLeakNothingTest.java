package health.mizan.canary;

import static org.assertj.core.api.Assertions.assertThat;

import health.mizan.access.Caller;
import health.mizan.access.Role;
import health.mizan.coverage.CoverageDraft;
import health.mizan.coverage.Coverages;
import health.mizan.imports.ImportFile;
import health.mizan.imports.ImportKind;
import health.mizan.imports.ImportReport;
import health.mizan.imports.Imports;
import health.mizan.masterdata.Change;
import health.mizan.masterdata.Saved;
import health.mizan.parties.PatientId;
import health.mizan.patients.Patient;
import health.mizan.patients.PatientDraft;
import health.mizan.patients.PatientDraft.Numbered;
import health.mizan.patients.Patients;
import health.mizan.patients.Registrations;
import health.mizan.persons.Identifier;
import health.mizan.testing.AppTest;
import health.mizan.web.PageRequest;
import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;

/** One patient goes through everything the desk does, rightly and wrongly, and is nowhere to be read afterwards. */
class PeopleLeakNothingTest extends AppTest {

    private static final Caller.Staff DESK =
            new Caller.Staff("desk", Set.of(Role.FRONT_DESK, Role.ADMIN), Set.of("RUH", "JED"));
    private static final Change NEW = Change.creating("desk");
    private static final Numbered PASSPORT = new Numbered(Identifier.PASSPORT, Canary.PASSPORT);
    private static final String FILE = "CANARY FILE " + Canary.MEMBER;

    @Autowired
    Registrations registrations;

    @Autowired
    Patients patients;

    @Autowired
    Coverages coverages;

    @Autowired
    Imports imports;

    @Test
    void neither_tables_nor_logs_nor_answers_hold_what_identifies() {
        List<Object> answers = new ArrayList<>();
        try (LogCapture logs = new LogCapture()) {
            PatientId id = registered(answers);
            look(id, answers);
            cover(id, answers);
            imported(answers);

            assertThat(new DatabaseDump(JdbcClient.create(database.asOwner())).leaks())
                    .isEmpty();
            assertThat(logs.lines()).noneMatch(line -> Canary.in(line).isPresent());
            assertThat(answers).noneMatch(answer -> Canary.in(answer.toString()).isPresent());
        }
    }

    private PatientId registered(List<Object> answers) {
        Registrations.File file = new Registrations.File("RUH", FILE);
        PatientDraft draft = draft(Canary.PHONE, List.of(PASSPORT));
        Saved<Patient> saved = registrations.save(DESK, draft, file, NEW);
        answers.addAll(List.of(draft, saved));
        answers.add(registrations.save(DESK, draft, new Registrations.File("RUH", null), NEW));
        answers.add(registrations.save(DESK, draft(Canary.EMAIL, List.of(PASSPORT, PASSPORT)), file, NEW));
        answers.add(registrations.admit(DESK, PASSPORT, "1990-01-01", new Registrations.File("JED", null)));
        assertThat(saved).isInstanceOf(Saved.Created.class);
        return saved instanceof Saved.Created<Patient>(Patient now) ? now.id() : new PatientId(new UUID(0, 0));
    }

    private void look(PatientId id, List<Object> answers) {
        answers.add(patients.find(DESK, id));
        for (String text : List.of(Canary.LATIN, Canary.ARABIC, FILE)) {
            var found = patients.search(DESK, text, PageRequest.of(null, null), Optional.empty());
            assertThat(found.items()).hasSize(1);
            answers.add(found);
        }
        answers.add(patients.search(DESK, Identifier.of(Identifier.PASSPORT, Canary.PASSPORT), Optional.empty()));
        answers.add(patients.lookalikes(DESK, id));
        answers.add(registrations.correct(DESK, id, draft(null, List.of()), Change.ofVersion("desk", 1)));
    }

    private void cover(PatientId id, List<Object> answers) {
        for (String payer : List.of("NAJD", "NAJD", "REDSEA")) {
            CoverageDraft draft = new CoverageDraft(
                    payer, "SILVER", null, Canary.MEMBER, "self", null, LocalDate.parse("2026-01-01"), null, 1, null);
            answers.add(draft);
            answers.add(coverages.save(DESK, id, draft, NEW));
        }
        answers.add(coverages.of(DESK, id, PageRequest.of(null, null)));
    }

    private void imported(List<Object> answers) {
        String header =
                "facility,file_number,name_arabic,name_latin,birth_date,sex,residency,phone,email,identifiers\n";
        String good = "JED,%s X,%s,%s,1990,male,citizen,%s,%s,\n"
                .formatted(FILE, Canary.ARABIC, Canary.LATIN, Canary.PHONE, Canary.EMAIL);
        String bad = "%3$s,%1$s,%2$s,%3$s,%4$s,%3$s,%3$s,%5$s,%4$s,%6$s %6$s\n"
                .formatted(FILE, Canary.ARABIC, Canary.LATIN, Canary.PHONE, Canary.EMAIL, Canary.PASSPORT);
        String taken = "JED,%s Y,%s,,1990,male,citizen,,,%s %s\n"
                .formatted(FILE, Canary.ARABIC, Identifier.PASSPORT, Canary.PASSPORT);
        for (String file :
                List.of(header + good, header + bad + taken, bad + header, "\"" + Canary.LATIN, header + good)) {
            ImportReport report = imports.run(
                    DESK, new ImportFile(ImportKind.PATIENTS, file.getBytes(StandardCharsets.UTF_8)), false);
            answers.add(report);
        }
        assertThat(answers.getLast()).isInstanceOfSatisfying(ImportReport.class, report -> assertThat(report.clean())
                .isTrue());
    }

    private static PatientDraft draft(@Nullable String phone, List<Numbered> numbers) {
        return new PatientDraft(
                new PatientDraft.Name(Canary.ARABIC, Canary.LATIN),
                new PatientDraft.Birth("1990-01-01", null),
                "female",
                "visitor",
                new PatientDraft.Contact(phone, Canary.EMAIL),
                numbers,
                null,
                null);
    }
}
