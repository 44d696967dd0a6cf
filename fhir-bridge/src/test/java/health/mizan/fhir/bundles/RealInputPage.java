package health.mizan.fhir.bundles;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

/** What became of published samples, for those who are about to send their own. */
final class RealInputPage {

    private static final String HEAD = """
            <!-- Generated from the code: change the code, then run `./mizan docs`. -->

            # Published samples, and what becomes of them

            `RealInputDocsTest` hands each published sample to `/fhir` as its sender would: transactions, single resources,
            and messages to `$process-message`, by a client of an EMR or of a payer. The clinic of the test has one site and
            knows the samples' insurer; it has sent none of the claims that they answer. The samples themselves are not part
            of this repository: the test takes them from `shared/fhir-samples` beside it, or from `-Dmizan.samples`, and
            without them this page is not compared.

            What was refused was refused for one of these reasons:

            - **Whose data it is must be known.** A resource that names a patient is taken once that patient is registered here,
              or comes with it: otherwise nobody could say who may see it. The same holds for a cover that a question is about.
            - **What is ours is not written by others.** Account, ClaimResponse, CoverageEligibilityResponse, Invoice, PaymentNotice
              and PaymentReconciliation are drawn from our own state: 405. Payers send theirs as messages.
            - **Persons and money are not deleted**, and a bundle that asks for it is refused whole, for it is to happen whole.
            - **What we do not work with is not pretended**: Communication, Task and Subscription are no types of this server, a
              document is not a transaction, and an event is one of those in the CapabilityStatement. Requests that a provider
              sends to a payer are ours to send, not to receive.
            - **Numbers of persons have their form.** A residence number begins with 2 (nphies rule BV-00798), and those of the
              published questions do not. `PublishedQuestionTest` mends what it is told, and the question goes to the payer.

            A column *same* says that what was read back equals what was sent, but for ids and the references between resources
            that came together.

            | Sample | Answer | Same | What to mend |
            | --- | --- | --- | --- |
            """;

    private final Path samples;
    private final List<String> rows = new ArrayList<>();

    RealInputPage(Path samples) {
        this.samples = samples;
    }

    void row(Path file, String answer, String same, String why) {
        // Synthetic people have names like real ones: the number at the end tells the file.
        String name =
                samples.relativize(file).toString().replaceAll("/[A-Za-z0-9]+_[A-Za-z0-9]+_([0-9a-f]{8})-", "/…$1-");
        rows.add("| " + name + " | " + answer + " | " + same + " | " + why.replace("|", "\\|") + " |");
    }

    /** Compared with the page that stands in the repository; {@code -Dapprove=true} rewrites it. */
    void verify() throws IOException {
        String expected = HEAD + String.join("\n", rows) + "\n";
        Path page = repository().resolve("docs/real-input.md");
        if (Boolean.getBoolean("approve")) {
            Files.writeString(page, expected);
        }
        assertThat(Files.exists(page) ? Files.readString(page) : "")
                .as("%s no longer says what the server does; look at the change and run ./mizan docs", page)
                .isEqualTo(expected);
    }

    private static Path repository() {
        return Stream.iterate(Path.of("").toAbsolutePath(), path -> path != null, Path::getParent)
                .filter(path -> Files.exists(path.resolve("mizan")))
                .findFirst()
                .orElseThrow();
    }
}
