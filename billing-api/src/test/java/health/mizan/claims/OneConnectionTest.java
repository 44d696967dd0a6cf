package health.mizan.claims;

import static health.mizan.testing.Fixtures.sar;
import static org.assertj.core.api.Assertions.assertThat;

import health.mizan.bills.Bills;
import health.mizan.invoices.Invoice;
import health.mizan.invoices.Invoices;
import health.mizan.testing.DatabaseTest;
import health.mizan.testing.Visits;
import health.mizan.tx.Tx;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Proxy;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.Map;
import javax.sql.DataSource;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.datasource.DataSourceTransactionManager;
import org.springframework.jdbc.datasource.DelegatingDataSource;

/**
 * A read that waits for a second connection while it holds one can wait for ever: as many of them as the pool has
 * connections wait for each other.
 */
class OneConnectionTest extends DatabaseTest {

    private Counted counted;
    private ClaimWorld world;
    private Invoices invoices;
    private ClaimId claim;
    private Invoice invoice;

    @BeforeAll
    void open() {
        BookedPayer.createBook(owner);
        counted = new Counted(dataSource);
        JdbcClient through = JdbcClient.create(counted);
        tx = new Tx(new DataSourceTransactionManager(counted));
        world = new ClaimWorld(counted, through, tx, new BookedPayer(through)).open();
        invoices = world.invoices();
        claim = world.submitted(world.golden(), ClaimState.DECIDED);
        world.claims().post(claim);
        invoice = world.invoiceOf(world.claims().require(claim).financialCase());
        tx.run(() -> invoices.adjust(
                invoice.financialCase(),
                Invoice.Ground.DECISION,
                "later",
                Visits.DESK,
                Map.of(invoice.lines().getFirst().charge(), sar("1"))));
    }

    @AfterAll
    void close() {
        world.close();
    }

    @Test
    void is_all_that_reading_an_invoice_takes() {
        counted.most = 0;

        assertThat(invoices.require(invoice.id()).lines()).isEqualTo(invoice.lines());
        assertThat(invoices.ofCase(invoice.financialCase())).isPresent();
        assertThat(invoices.notes(invoice.id())).singleElement().satisfies(note -> assertThat(note.total())
                .isEqualTo(sar("1")));
        assertThat(invoices.payments(invoice.id())).isEmpty();

        assertThat(counted.most).isEqualTo(1);
    }

    @Test
    void is_all_that_reading_a_claim_takes() {
        counted.most = 0;

        assertThat(world.claims().decisions(claim)).hasSize(1);
        assertThat(world.claims().hearings(claim)).hasSize(1);
        assertThat(world.claims().message(world.lastMessage(claim).id())).isPresent();
        assertThat(world.the(Bills.class).require(invoice.bill()).lines()).hasSize(3);

        assertThat(counted.most).isEqualTo(1);
    }

    /** How many connections the test's own thread had at once. */
    private static final class Counted extends DelegatingDataSource {

        private final Thread watched = Thread.currentThread();
        private int open;
        private int most;

        Counted(DataSource target) {
            super(target);
        }

        @Override
        public Connection getConnection() throws SQLException {
            Connection connection = super.getConnection();
            if (Thread.currentThread() != watched) {
                return connection;
            }
            open++;
            most = Math.max(most, open);
            return (Connection) Proxy.newProxyInstance(
                    Connection.class.getClassLoader(),
                    new Class<?>[] {Connection.class},
                    (proxy, method, arguments) -> {
                        if (method.getName().equals("close")) {
                            open--;
                        }
                        try {
                            return method.invoke(connection, arguments);
                        } catch (InvocationTargetException failed) {
                            throw failed.getCause();
                        }
                    });
        }
    }
}
