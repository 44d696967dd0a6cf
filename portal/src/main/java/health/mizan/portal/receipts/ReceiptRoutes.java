package health.mizan.portal.receipts;

import health.mizan.access.Access;
import health.mizan.access.RouteRule;
import health.mizan.access.RouteTable;
import java.util.List;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

@Configuration(proxyBeanMethods = false)
class ReceiptRoutes {

    /** Whoever holds the address: it is the secret, and shows no name. */
    @Bean
    RouteTable receiptTable() {
        return () -> List.of(
                RouteRule.get(ReceiptController.PAGE, Access.everybody()),
                RouteRule.get(ReceiptController.PDF, Access.everybody()));
    }
}
