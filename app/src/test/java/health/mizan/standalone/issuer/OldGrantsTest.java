package health.mizan.standalone.issuer;

import static org.assertj.core.api.Assertions.assertThat;

import health.mizan.testing.DatabaseTest;
import health.mizan.testing.TestClock;
import org.junit.jupiter.api.Test;

class OldGrantsTest extends DatabaseTest {

    @Test
    void a_grant_goes_when_its_last_token_has_expired_and_not_before() {
        sql.sql("""
                insert into oauth2_authorization (id, registered_client_id, principal_name, authorization_grant_type,
                                                  access_token_expires_at, refresh_token_expires_at)
                values ('over', '0003', 'demo-emr', 'client_credentials', '2026-03-01T10:00:00Z', null),
                       ('refreshable', '0001', 'desk', 'authorization_code', '2026-03-01T10:00:00Z', '2026-03-02T00:00:00Z'),
                       ('unfinished', '0001', 'desk', 'authorization_code', null, null)
                """).update();

        boolean more = new OldGrants(sql, TestClock.at("2026-03-01T12:00:00Z")).sweep();

        assertThat(more).isFalse();
        assertThat(sql.sql("select id from oauth2_authorization")
                        .query(String.class)
                        .list())
                .containsExactlyInAnyOrder("refreshable", "unfinished");
    }
}
