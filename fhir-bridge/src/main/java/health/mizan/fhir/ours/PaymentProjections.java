package health.mizan.fhir.ours;

import health.mizan.access.Caller;
import health.mizan.facilities.Facilities;
import health.mizan.fhir.kept.Projection;
import health.mizan.fhir.ours.PaymentMapper.Payment;
import health.mizan.fhir.searching.Query;
import health.mizan.invoices.Invoice;
import health.mizan.invoices.InvoiceId;
import health.mizan.invoices.Invoices;
import health.mizan.web.Page;
import health.mizan.web.PageRequest;
import health.mizan.writeback.EmrNotice;
import health.mizan.writeback.NoticeId;
import health.mizan.writeback.WriteBack;
import health.mizan.writeback.WriteBacks;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Stream;
import org.hl7.fhir.r4.model.Resource;
import org.jspecify.annotations.Nullable;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.stereotype.Component;

/**
 * What patients paid, and what it was set against. Both have the id of the fact that an EMR is told, wherever the visit
 * came from.
 */
@Configuration(proxyBeanMethods = false)
class PaymentProjections {

    @Bean
    Projection paymentNoticeProjection(WriteBacks facts, Payments payments) {
        return new Drawn("PaymentNotice", facts, payments, payment -> PaymentMapper.notice(payment, 1));
    }

    @Bean
    Projection paymentReconciliationProjection(WriteBacks facts, Payments payments) {
        return new Drawn("PaymentReconciliation", facts, payments, payment -> PaymentMapper.reconciliation(payment, 1));
    }

    /** What a fact that the caller was shown is about. */
    @Component
    static class Payments {

        private final Invoices invoices;
        private final Facilities facilities;

        Payments(Invoices invoices, Facilities facilities) {
            this.invoices = invoices;
            this.facilities = facilities;
        }

        /** Empty for what is no payment. */
        private Optional<Payment> of(WriteBack fact) {
            EmrNotice notice = fact.notice();
            if (notice.kind() == EmrNotice.Kind.INVOICE) {
                return Optional.empty();
            }
            Invoice invoice = invoices.require(notice.invoice());
            Invoices.Paid paid = invoices.payments(invoice.id()).stream()
                    .filter(one -> one.operation().value().equals(notice.about()))
                    .findFirst()
                    .orElseThrow();
            return Optional.of(new Payment(
                    notice,
                    paid,
                    invoice,
                    facilities.find(invoice.facility()).orElseThrow().timeZone()));
        }

        private Optional<UUID> caseOf(Caller caller, UUID invoice) {
            return invoices.find(caller, new InvoiceId(invoice))
                    .map(found -> found.financialCase().value());
        }
    }

    private static final class Drawn implements Projection {

        /** What only payers' lists have, which are kept as they were sent. */
        private static final List<String> OF_PAYERS = List.of("claim", "payment-issuer");

        private static final int MOST = 200;

        private final String type;
        private final WriteBacks facts;
        private final Payments payments;
        private final Function<Payment, Resource> draw;

        Drawn(String type, WriteBacks facts, Payments payments, Function<Payment, Resource> draw) {
            this.type = type;
            this.facts = facts;
            this.payments = payments;
            this.draw = draw;
        }

        @Override
        public String type() {
            return type;
        }

        @Override
        public Optional<Resource> find(Caller caller, UUID id) {
            return facts.find(caller, new NoticeId(id)).flatMap(payments::of).map(draw);
        }

        @Override
        public Page<Resource> candidates(Caller caller, Query query, @Nullable String cursor) {
            Optional<List<UUID>> ids = Drawing.among(query, "_id");
            Optional<List<UUID>> invoices = Drawing.among(query, "request", "invoice");
            if (ids.isPresent()) {
                return Drawing.all(ids.get(), id -> find(caller, id));
            }
            if (query.asksFor("identifier")) {
                return numbered(caller, query);
            }
            if (OF_PAYERS.stream().anyMatch(query::asksFor)) {
                return new Page<>(List.of(), null);
            }
            if (invoices.isPresent()) {
                return new Page<>(
                        invoices.get().stream()
                                .flatMap(invoice -> payments.caseOf(caller, invoice).stream())
                                .flatMap(one -> all(caller, new WriteBacks.Filter(one, null, null)))
                                .toList(),
                        null);
            }
            Page<WriteBack> page = facts.list(
                    caller,
                    new WriteBacks.Filter(null, null, null),
                    PageRequest.of(cursor, query.page().limit()));
            return new Page<>(
                    page.items().stream()
                            .flatMap(fact -> payments.of(fact).stream())
                            .map(draw)
                            .toList(),
                    page.next());
        }

        private Page<Resource> numbered(Caller caller, Query query) {
            Stream<Resource> noted =
                    Drawing.numbered(query, PaymentMapper.NOTICE).stream().flatMap(id -> find(caller, id).stream());
            Stream<Resource> paid = Drawing.numbered(query, PaymentMapper.OPERATION).stream()
                    .flatMap(operation -> all(caller, new WriteBacks.Filter(null, null, operation)));
            return new Page<>(Stream.concat(noted, paid).toList(), null);
        }

        /** Of one invoice or one payment there are few. */
        private Stream<Resource> all(Caller caller, WriteBacks.Filter filter) {
            return facts.list(caller, filter, PageRequest.of(null, MOST)).items().stream()
                    .flatMap(fact -> payments.of(fact).stream())
                    .map(draw);
        }
    }
}
