package health.mizan.fhir.ours;

import health.mizan.access.Caller;
import health.mizan.claims.Claim;
import health.mizan.claims.ClaimId;
import health.mizan.claims.Claims;
import health.mizan.fhir.kept.Projection;
import health.mizan.fhir.nphies.Nphies;
import health.mizan.fhir.searching.Query;
import health.mizan.web.Page;
import health.mizan.web.PageRequest;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Stream;
import org.hl7.fhir.r4.model.Resource;
import org.jspecify.annotations.Nullable;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** Claims and what payers say of them. An answer has the id of its claim: the latest counts. */
@Configuration(proxyBeanMethods = false)
class ClaimProjections {

    @Bean
    Projection claimProjection(Claims claims, ClaimDrawer drawer) {
        return new Drawn("Claim", claims, claim -> Optional.of(drawer.claim(claim)));
    }

    @Bean
    Projection claimResponseProjection(Claims claims, ClaimDrawer drawer) {
        return new Drawn("ClaimResponse", claims, drawer::response);
    }

    private static final class Drawn implements Projection {

        private final String type;
        private final Claims claims;
        private final Function<Claim, Optional<Resource>> draw;

        Drawn(String type, Claims claims, Function<Claim, Optional<Resource>> draw) {
            this.type = type;
            this.claims = claims;
            this.draw = draw;
        }

        @Override
        public String type() {
            return type;
        }

        @Override
        public Optional<Resource> find(Caller caller, UUID id) {
            return claims.find(caller, new ClaimId(id)).flatMap(draw);
        }

        @Override
        public Page<Resource> candidates(Caller caller, Query query, @Nullable String cursor) {
            Optional<List<UUID>> ids = Drawing.among(query, "_id", "request");
            if (ids.isPresent() || (type.equals("Claim") && query.asksFor("identifier"))) {
                return Drawing.all(ids.orElseGet(() -> numbered(query)), id -> find(caller, id));
            }
            Page<Claim> page = claims.list(
                    caller,
                    new Claims.Filter(
                            null, null, Drawing.asked(query, "patient").orElse(null), null, null),
                    PageRequest.of(cursor, query.page().limit()));
            List<Resource> drawn = page.items().stream()
                    .flatMap(claim -> draw.apply(claim).stream())
                    .toList();
            return new Page<>(drawn, page.next());
        }

        /** By our number of it, or of one of its submissions. A payer's own number of an answer leads to no claim. */
        private List<UUID> numbered(Query query) {
            Stream<UUID> sent = Drawing.numbered(query, Nphies.OUR_CLAIM).stream()
                    .flatMap(submission -> claims.message(submission).stream())
                    .map(message -> message.claim().value());
            return Stream.concat(Drawing.numbered(query, Drawing.CLAIM).stream(), sent)
                    .toList();
        }
    }
}
