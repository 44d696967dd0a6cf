package health.mizan.explanations;

import health.mizan.catalogue.ServiceCategory;

/** What kinds of care are called at the desk. */
public final class CategoryNames {

    private CategoryNames() {}

    public static Sentence of(ServiceCategory category) {
        return switch (category) {
            case CONSULTATION -> new Sentence("doctor's visit", "زيارة الطبيب");
            case TELEHEALTH -> new Sentence("remote visit", "الاستشارة عن بُعد");
            case EMERGENCY -> new Sentence("emergency care", "الطوارئ");
            case LABORATORY -> new Sentence("laboratory", "المختبر");
            case RADIOLOGY -> new Sentence("imaging", "الأشعة");
            case PROCEDURE -> new Sentence("procedures", "الإجراءات");
            case SURGERY -> new Sentence("surgery", "الجراحة");
            case INPATIENT -> new Sentence("inpatient care", "التنويم");
            case PHARMACY -> new Sentence("medicines", "الأدوية");
            case MEDICAL_DEVICE -> new Sentence("medical devices", "الأجهزة الطبية");
            case VACCINATION -> new Sentence("vaccination", "التطعيم");
            case DENTAL -> new Sentence("dental care", "الأسنان");
            case OPTICAL -> new Sentence("eyeglasses and lenses", "النظارات والعدسات");
            case MATERNITY -> new Sentence("maternity care", "الأمومة");
            case DIALYSIS -> new Sentence("dialysis", "غسيل الكلى");
            case PHYSIOTHERAPY -> new Sentence("physiotherapy", "العلاج الطبيعي");
            case MENTAL_HEALTH -> new Sentence("mental health care", "الصحة النفسية");
            case OTHER -> new Sentence("other care", "خدمات أخرى");
        };
    }
}
