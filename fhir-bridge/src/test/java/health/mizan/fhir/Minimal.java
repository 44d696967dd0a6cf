package health.mizan.fhir;

import health.mizan.testing.Organisation;

/** The least that each type is taken with, of the patient of a golden visit. */
final class Minimal {

    private Minimal() {}

    static String of(String type, GoldenVisit visit) {
        String patient = "{\"reference\":\"Patient/" + visit.patient() + "\"}";
        return "{\"resourceType\":\"" + type + "\"," + rest(type, visit, patient) + "}";
    }

    private static String rest(String type, GoldenVisit visit, String patient) {
        return switch (type) {
            case "Organization", "Location" -> identifier() + ",\"name\":\"Another\"";
            case "Practitioner" -> identifier() + ",\"name\":[{\"family\":\"Another\"}]";
            case "PractitionerRole" -> "\"active\":true";
            case "Medication" -> "\"status\":\"active\"";
            case "Patient" ->
                identifier() + ",\"name\":[{\"family\":\"Another\"}],\"gender\":\"male\",\"birthDate\":\"1970-01-01\"";
            case "Provenance" ->
                "\"target\":[" + patient + "],\"recorded\":\"2026-01-01T00:00:00Z\",\"agent\":[{\"who\":" + patient
                        + "}]";
            default -> ofThePatient(type, visit, patient);
        };
    }

    private static String ofThePatient(String type, GoldenVisit visit, String patient) {
        return switch (type) {
            case "Appointment" ->
                identifier()
                        + ",\"status\":\"booked\",\"start\":\"2026-08-01T09:00:00Z\",\"end\":\"2026-08-01T09:20:00Z\","
                        + "\"participant\":[{\"status\":\"accepted\",\"actor\":" + patient + "}]";
            case "Encounter" ->
                identifier() + ",\"status\":\"planned\",\"class\":{\"code\":\"AMB\"},\"subject\":" + patient;
            case "ServiceRequest" ->
                identifier() + ",\"status\":\"draft\",\"intent\":\"plan\",\"subject\":" + patient + "," + service();
            case "ChargeItem" -> identifier() + ",\"status\":\"unknown\",\"subject\":" + patient + "," + service();
            case "Coverage" -> "\"status\":\"draft\",\"beneficiary\":" + patient + ",\"payor\":[" + patient + "]";
            case "CoverageEligibilityRequest" ->
                "\"status\":\"active\",\"purpose\":[\"benefits\"],\"patient\":" + patient + ",\"created\":\""
                        + visit.day()
                        + "\",\"servicedDate\":\"" + visit.day() + "\",\"insurer\":{\"display\":\"Najd\"},"
                        + "\"insurance\":[{\"coverage\":{\"reference\":\"Coverage/" + visit.coverage() + "\"}}]";
            case "Claim" ->
                bill("created", patient) + ",\"provider\":{\"display\":\"x\"},\"priority\":{\"text\":\"normal\"},"
                        + "\"insurance\":[{\"sequence\":1,\"focal\":true,\"coverage\":{\"display\":\"x\"}}]";
            case "ExplanationOfBenefit" ->
                bill("created", patient) + ",\"insurer\":{\"display\":\"x\"},\"provider\":{\"display\":\"x\"},"
                        + "\"outcome\":\"complete\",\"insurance\":[{\"focal\":true,\"coverage\":{\"display\":\"x\"}}]";
            default -> clinical(type, patient);
        };
    }

    private static String clinical(String type, String patient) {
        String code = "\"code\":{\"text\":\"x\"}";
        return switch (type) {
            case "AllergyIntolerance" ->
                "\"clinicalStatus\":{\"coding\":[{\"system\":"
                        + "\"http://terminology.hl7.org/CodeSystem/allergyintolerance-clinical\",\"code\":\"active\"}]},"
                        + "\"patient\":" + patient;
            case "CarePlan" -> "\"status\":\"active\",\"intent\":\"plan\",\"subject\":" + patient;
            case "CareTeam", "Condition" -> "\"subject\":" + patient;
            case "Device" -> "\"patient\":" + patient;
            case "DiagnosticReport", "Observation" -> "\"status\":\"final\"," + code + ",\"subject\":" + patient;
            case "DocumentReference" ->
                "\"status\":\"current\",\"subject\":" + patient + ",\"content\":[{\"attachment\":{\"title\":\"x\"}}]";
            case "ImagingStudy" -> "\"status\":\"available\",\"subject\":" + patient;
            case "Immunization" ->
                "\"status\":\"completed\",\"vaccineCode\":{\"text\":\"x\"},\"patient\":" + patient
                        + ",\"occurrenceDateTime\":\"2026-01-01\"";
            case "MedicationAdministration" ->
                "\"status\":\"completed\",\"medicationCodeableConcept\":{\"text\":\"x\"},\"subject\":" + patient
                        + ",\"effectiveDateTime\":\"2026-01-01\"";
            case "MedicationRequest" ->
                "\"status\":\"active\",\"intent\":\"order\",\"medicationCodeableConcept\":{\"text\":\"x\"},\"subject\":"
                        + patient;
            case "Procedure" -> "\"status\":\"completed\",\"subject\":" + patient;
            case "SupplyDelivery" -> "\"patient\":" + patient;
            default -> throw new IllegalArgumentException("a type that this test does not know: " + type);
        };
    }

    private static String bill(String created, String patient) {
        return "\"status\":\"active\",\"type\":{\"text\":\"professional\"},\"use\":\"claim\",\"patient\":" + patient
                + ",\"" + created + "\":\"2026-01-01\"";
    }

    private static String identifier() {
        return "\"identifier\":[{\"system\":\"https://emr.example.org/minimal\",\"value\":\"" + Clients.fresh()
                + "\"}]";
    }

    private static String service() {
        return "\"code\":{\"coding\":[{\"system\":\"" + Organisation.SYSTEM + "\",\"code\":\"DS-100\"}]}";
    }
}
