package health.mizan.fhir.visits;

import health.mizan.catalogue.Services;
import health.mizan.charges.Charge;
import health.mizan.charges.ChargeOrder;
import health.mizan.charges.Charges;
import health.mizan.encounters.Encounter;
import health.mizan.encounters.EncounterId;
import health.mizan.encounters.Encounters;
import health.mizan.facilities.Facilities;
import health.mizan.fhir.arrivals.Arrival;
import health.mizan.fhir.arrivals.Effect;
import health.mizan.fhir.arrivals.Mending;
import health.mizan.fhir.arrivals.Mending.Element;
import health.mizan.fhir.refusals.Refusal;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.hl7.fhir.r4.model.BaseDateTimeType;
import org.hl7.fhir.r4.model.CodeableConcept;
import org.hl7.fhir.r4.model.Coding;
import org.hl7.fhir.r4.model.DateTimeType;
import org.hl7.fhir.r4.model.Identifier;
import org.hl7.fhir.r4.model.Period;
import org.hl7.fhir.r4.model.Quantity;
import org.hl7.fhir.r4.model.Reference;
import org.hl7.fhir.r4.model.Type;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Makes charges of orders, whichever resource tells of them. */
@Component
class Orders {

    private final Charges charges;
    private final Services services;
    private final Encounters encounters;
    private final Facilities facilities;

    Orders(Charges charges, Services services, Encounters encounters, Facilities facilities) {
        this.charges = charges;
        this.services = services;
        this.encounters = encounters;
        this.facilities = facilities;
    }

    /** @throws Refusal if the reference names no visit of the caller's sites */
    Encounter visit(Arrival arrival, Reference reference, String expression) {
        UUID id = arrival.ours(reference, "Encounter")
                .orElseThrow(() -> Refusal.unusable(
                        "not-found",
                        expression,
                        "names no Encounter that is known here: send the Encounter first, or with it",
                        "أرسل الزيارة أولاً أو معه"));
        return encounters.require(new EncounterId(id));
    }

    /**
     * @param type   of the resource that tells of it
     * @param status a charge order status' code
     */
    Charge told(Arrival arrival, String type, Encounter visit, Identifier number, Told order, String status) {
        Coding code = code(order.code(), type + ".code");
        ChargeOrder wanted = new ChargeOrder(
                new ChargeOrder.Identity(number.getSystem(), number.getValue()),
                null,
                visit.id().value(),
                code.getSystem(),
                code.getCode(),
                quantity(order.quantity(), type),
                status,
                day(order.when(), visit),
                arrival.told().orElse(null));
        return Mending.settled(charges.order(arrival.caller(), wanted), field -> element(field, type));
    }

    /** What an order says of itself. */
    static final class Told {
        private final CodeableConcept code;
        private final @Nullable Quantity quantity;
        private final @Nullable Type when;

        Told(CodeableConcept code, @Nullable Quantity quantity, @Nullable Type when) {
            this.code = code;
            this.quantity = quantity;
            this.when = when;
        }

        CodeableConcept code() {
            return code;
        }

        @Nullable
        Quantity quantity() {
            return quantity;
        }

        @Nullable
        Type when() {
            return when;
        }
    }

    static Effect effect(Charge charge, Encounter visit) {
        return new Effect(Optional.of(charge.id().value()), Optional.of(visit.patient()), Set.of(visit.site()));
    }

    /** The day at the site; null if the resource does not say. */
    @Nullable
    LocalDate day(@Nullable Type when, Encounter visit) {
        BaseDateTimeType date =
                switch (when) {
                    case null -> null;
                    case DateTimeType one -> one;
                    case Period period -> period.hasStart() ? period.getStartElement() : null;
                    default -> null;
                };
        if (date == null
                || date.getValueAsString() == null
                || date.getValueAsString().length() < 10) {
            return null;
        }
        if (date.getValueAsString().length() == 10) {
            return LocalDate.parse(date.getValueAsString());
        }
        ZoneId zone = facilities.find(visit.facility()).orElseThrow().timeZone();
        return date.getValue().toInstant().atZone(zone).toLocalDate();
    }

    /** Of several codings the one that the catalogue knows; else the first, for the catalogue to refuse. */
    private Coding code(CodeableConcept concept, String expression) {
        return concept.getCoding().stream()
                .filter(coding -> coding.hasSystem() && coding.hasCode())
                .filter(coding ->
                        services.named(coding.getSystem(), coding.getCode()).isPresent())
                .findFirst()
                .or(() -> concept.getCoding().stream()
                        .filter(coding -> coding.hasSystem() && coding.hasCode())
                        .findFirst())
                .orElseThrow(() -> Refusal.unusable(
                        "required",
                        expression,
                        "needs a coding with system and code: a text alone has no price",
                        "أدخل رمز الخدمة ونظام الترميز: النص وحده لا سعر له"));
    }

    private static @Nullable Integer quantity(@Nullable Quantity quantity, String type) {
        BigDecimal value = quantity == null ? null : quantity.getValue();
        if (value == null) {
            return null;
        }
        try {
            return value.intValueExact();
        } catch (ArithmeticException notWhole) {
            throw Refusal.unusable(
                    "value",
                    type.equals("ChargeItem") ? "ChargeItem.quantity" : "ServiceRequest.quantity",
                    "is a whole number of pieces",
                    "الكمية عدد صحيح");
        }
    }

    private static Element element(String field, String type) {
        return switch (field.replaceFirst("[.\\[].*", "")) {
            case "system", "code" ->
                new Element(type + ".code", "أضف الخدمة إلى دليل الخدمات، أو اربط هذا الرمز بخدمة منه");
            case "quantity" -> new Element(type + ".quantity", "الكمية بين 1 و1000");
            case "status" -> new Element(type + ".status", "لا يتفق مع ما سُجل من قبل: أرسل طلباً جديداً");
            case "order" -> new Element(type + ".identifier[0]", "رقم الطلب مستعمل لزيارة أخرى");
            default -> new Element(type + (type.equals("ChargeItem") ? ".context" : ".encounter"), "تحقق من الزيارة");
        };
    }
}
