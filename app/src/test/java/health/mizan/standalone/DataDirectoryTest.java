package health.mizan.standalone;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class DataDirectoryTest {

    @TempDir
    Path temporary;

    @Test
    void a_directory_is_used_by_one_at_a_time_and_the_refusal_names_the_holder() throws IOException {
        DataDirectory first = new DataDirectory(temporary).create();
        first.lock();

        assertThatThrownBy(() -> new DataDirectory(temporary).lock())
                .isInstanceOf(DataDirectoryException.class)
                .hasMessageContaining("process " + ProcessHandle.current().pid())
                .hasMessageContaining(temporary.toString());

        first.release();
        new DataDirectory(temporary).lock();
        first.release();
    }

    @Test
    void only_its_user_can_look_into_it() throws IOException {
        DataDirectory data = new DataDirectory(temporary.resolve("fresh")).create();
        Secrets.in(data);

        assertThat(permissions(data.root())).isEqualTo("rwx------");
        assertThat(permissions(data.file("secrets.properties"))).isEqualTo("rw-------");
    }

    @Test
    void secrets_are_made_once_and_then_stay() throws IOException {
        DataDirectory data = new DataDirectory(temporary).create();

        var first = Secrets.in(data);
        var second = Secrets.in(data);

        assertThat(second).isEqualTo(first).isNotEmpty();
        assertThat(first.values()).doesNotHaveDuplicates();
    }

    @Test
    void a_secret_that_a_later_release_needs_is_added_without_touching_the_others() throws IOException {
        DataDirectory data = new DataDirectory(temporary).create();
        Files.writeString(data.file("secrets.properties"), Secrets.OWNER_PASSWORD + "=kept\n");

        var secrets = Secrets.in(data);

        assertThat(secrets.getProperty(Secrets.OWNER_PASSWORD)).isEqualTo("kept");
        assertThat(secrets.getProperty(Secrets.APPLICATION_PASSWORD)).hasSize(44);
    }

    private static String permissions(Path path) throws IOException {
        return PosixFilePermissions.toString(Files.getPosixFilePermissions(path));
    }
}
