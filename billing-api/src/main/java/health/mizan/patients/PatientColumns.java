package health.mizan.patients;

import health.mizan.crypto.EncryptedColumn;
import health.mizan.crypto.EncryptedColumn.Addressed;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** What a rotation of keys rewrites of patients. Every value is addressed by its patient. */
@Configuration(proxyBeanMethods = false)
class PatientColumns {

    @Bean
    EncryptedColumn patientNamesInArabic() {
        return EncryptedColumn.of("patient", "name_arabic", "id");
    }

    @Bean
    EncryptedColumn patientNamesInLatin() {
        return EncryptedColumn.of("patient", "name_latin", "id");
    }

    @Bean
    EncryptedColumn patientBirthDates() {
        return EncryptedColumn.of("patient", "birth_date", "id");
    }

    @Bean
    EncryptedColumn patientHijriBirthDates() {
        return EncryptedColumn.of("patient", "birth_hijri", "id");
    }

    @Bean
    EncryptedColumn patientPhones() {
        return EncryptedColumn.of("patient", "phone", "id");
    }

    @Bean
    EncryptedColumn patientEmails() {
        return EncryptedColumn.of("patient", "email", "id");
    }

    @Bean
    EncryptedColumn patientIdentifiers() {
        return new EncryptedColumn("patient_identifier", "value", "patient_id", new Addressed("patient", "identifier"));
    }

    @Bean
    EncryptedColumn patientFileNumbers() {
        return new EncryptedColumn(
                "patient_registration", "file_number", "patient_id", new Addressed("patient", "file_number"));
    }
}
