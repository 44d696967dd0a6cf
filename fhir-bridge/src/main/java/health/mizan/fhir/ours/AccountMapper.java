package health.mizan.fhir.ours;

import health.mizan.cases.Case;
import health.mizan.cases.CaseState;
import org.hl7.fhir.r4.model.Account;
import org.hl7.fhir.r4.model.Account.AccountStatus;
import org.hl7.fhir.r4.model.CodeableConcept;
import org.hl7.fhir.r4.model.DateTimeType;

/** A case as the account that its invoice belongs to. Pure, one direction. */
final class AccountMapper {

    private AccountMapper() {}

    static Account account(Case financialCase) {
        Account account = Drawing.of(new Account(), financialCase.id().value(), financialCase.version());
        account.addIdentifier(Drawing.number(Drawing.CASE, financialCase.id()));
        account.setStatus(financialCase.state() == CaseState.CANCELLED ? AccountStatus.INACTIVE : AccountStatus.ACTIVE)
                .setType(new CodeableConcept().setText("visit"))
                .addSubject(Drawing.to("Patient", financialCase.patient()))
                .setOwner(Drawing.to("Organization", financialCase.facility()));
        account.getServicePeriod()
                .setStartElement(new DateTimeType(financialCase.serviceDate().toString()));
        if (financialCase.coverage() != null) {
            account.addCoverage().setPriority(1).setCoverage(Drawing.to("Coverage", financialCase.coverage()));
        }
        return account;
    }
}
