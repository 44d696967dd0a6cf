package health.mizan.fhir.directory;

import static org.assertj.core.api.Assertions.assertThat;

import health.mizan.facilities.Address;
import health.mizan.facilities.Facility;
import health.mizan.facilities.Practitioner;
import health.mizan.facilities.PractitionerId;
import health.mizan.fhir.R4;
import health.mizan.masterdata.Status;
import health.mizan.parties.FacilityId;
import health.mizan.parties.PayerId;
import health.mizan.payers.Payer;
import health.mizan.payers.PayerIdentifier;
import health.mizan.payers.PayerKind;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.Currency;
import java.util.List;
import java.util.UUID;
import org.hl7.fhir.r4.model.Resource;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

@Tag("fhir")
class DirectoryMapperTest {

    private static final Instant CREATED = Instant.parse("2026-01-01T00:00:00Z");
    private static final UUID ID = UUID.fromString("01936c3e-0000-7000-8000-000000000001");
    private static final LocalDate JULY = LocalDate.of(2026, 7, 1);

    @ParameterizedTest
    @EnumSource(PayerKind.class)
    void every_kind_of_payer_is_a_valid_organization(PayerKind kind) {
        Payer payer = new Payer(
                new PayerId(ID),
                "NAJD",
                kind,
                "Najd Cover",
                "تغطية نجد",
                null,
                List.of(new PayerIdentifier("https://example.org/licence", "L-7")),
                Status.ACTIVE,
                3,
                CREATED);

        var organization = DirectoryMapper.organization(payer);

        assertThat(errors(organization)).isEmpty();
        assertThat(organization.getMeta().getVersionId()).isEqualTo("3");
        assertThat(organization.getIdentifier())
                .extracting(one -> one.getSystem() + "|" + one.getValue())
                .containsExactly("urn:mizan:payer-code|NAJD", "https://example.org/licence|L-7");
    }

    @Test
    void a_site_is_a_valid_organization_and_location() {
        Facility site = facility(new Address("RRRD2929", "2929", "Demo Street", "Al Olaya", "Riyadh", "12345", "SA"));

        assertThat(errors(DirectoryMapper.organization(site))).isEmpty();
        assertThat(errors(DirectoryMapper.location(site))).isEmpty();
        assertThat(DirectoryMapper.location(site).getManagingOrganization().getReference())
                .isEqualTo("Organization/" + ID);
    }

    @Test
    void a_site_with_the_barest_address_is_valid_too() {
        Facility site = facility(new Address(null, null, null, null, "Dubai", null, "AE"));

        assertThat(errors(DirectoryMapper.organization(site))).isEmpty();
        assertThat(DirectoryMapper.organization(site).getAddressFirstRep().hasLine())
                .isFalse();
    }

    @Test
    void a_practitioner_is_valid_and_active_only_while_practising() {
        Practitioner person = new Practitioner(
                new PractitionerId(ID),
                "P-1",
                "Dr Test Person",
                "د. شخص",
                "LIC-1",
                "paediatrics",
                List.of("RUH"),
                LocalDate.of(2026, 2, 1),
                LocalDate.of(2026, 7, 1),
                1,
                CREATED);

        assertThat(errors(DirectoryMapper.practitioner(person, JULY))).isEmpty();
        assertThat(DirectoryMapper.practitioner(person, JULY).getActive()).isTrue();
        assertThat(DirectoryMapper.practitioner(person, JULY.plusDays(1)).getActive())
                .isFalse();
        assertThat(DirectoryMapper.practitioner(person, LocalDate.of(2026, 1, 31))
                        .getActive())
                .isFalse();
    }

    private static Facility facility(Address address) {
        return new Facility(
                new FacilityId(ID),
                "RUH",
                "Noor Demo",
                "نور",
                ZoneId.of("Asia/Riyadh"),
                Currency.getInstance("SAR"),
                "300000000000003",
                address,
                Status.ACTIVE,
                1,
                CREATED);
    }

    private static List<String> errors(Resource resource) {
        return R4.errors(R4.CONTEXT.newJsonParser().encodeResourceToString(resource));
    }
}
