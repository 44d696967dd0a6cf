package health.mizan.portal.receipts;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import health.mizan.portal.pages.Pages;
import health.mizan.receiptbook.Receipt;
import java.io.IOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.text.Normalizer;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.apache.pdfbox.Loader;
import org.apache.pdfbox.cos.COSName;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.pdmodel.PDPage;
import org.apache.pdfbox.pdmodel.common.PDRectangle;
import org.apache.pdfbox.pdmodel.font.PDFont;
import org.apache.pdfbox.text.PDFTextStripper;
import org.apache.pdfbox.text.TextPosition;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** What is printed is what the page says, in fonts of its own and tagged for readers that cannot see. */
class ReceiptPdfTest {

    private final Pages pages = new Pages();
    private final ReceiptSheets sheets = new ReceiptSheets(pages);
    private final ReceiptPdf printer = new ReceiptPdf(pages);

    static Stream<Receipt> receipts() {
        return Stream.of(Samples.insured(), Samples.deposit(), Samples.covered(), Samples.hostile());
    }

    @ParameterizedTest
    @MethodSource("receipts")
    void says_the_same_as_the_page(Receipt receipt) throws IOException {
        ReceiptSheet sheet = sheets.sheet(receipt, Samples.ADDRESS);

        try (PDDocument pdf = printed(sheet)) {
            assertThat(words(new PDFTextStripper().getText(pdf).replaceAll("(?m)^RUH\\S+ · \\d+ / \\d+\\s*$", "")))
                    .containsExactlyInAnyOrderElementsOf(words(onThePage(sheet)));
        }
    }

    @ParameterizedTest
    @MethodSource("receipts")
    void has_its_own_fonts_and_a_sign_for_every_character(Receipt receipt) throws IOException {
        try (PDDocument pdf = printed(sheets.sheet(receipt, Samples.ADDRESS))) {
            List<PDFont> fonts = fonts(pdf);

            assertThat(fonts).isNotEmpty().allMatch(PDFont::isEmbedded);
            assertThat(fonts)
                    .extracting(PDFont::getName)
                    .allMatch(name -> name.contains("Plex")
                            || name.toLowerCase(java.util.Locale.ROOT).contains("riyal"));
            assertThat(new PDFTextStripper().getText(pdf)).doesNotContain("#");
        }
    }

    @Test
    void of_an_identity_number_only_the_end_is_shown() throws IOException {
        try (PDDocument pdf = printed(sheets.sheet(Samples.insured(), Samples.ADDRESS))) {
            assertThat(new PDFTextStripper().getText(pdf))
                    .contains("••••••6789")
                    .doesNotContain("1012346789");
        }
        assertThat(ReceiptSheets.covered("A123")).isEqualTo("••••");
    }

    @Test
    void is_tagged_titled_and_in_a_language() throws IOException {
        try (PDDocument pdf = printed(sheets.sheet(Samples.insured(), Samples.ADDRESS))) {
            assertThat(pdf.getDocumentCatalog().getMarkInfo().isMarked()).isTrue();
            assertThat(pdf.getDocumentCatalog().getStructureTreeRoot().getKids())
                    .isNotEmpty();
            assertThat(pdf.getDocumentCatalog().getLanguage()).isEqualTo("ar");
            assertThat(pdf.getDocumentInformation().getTitle()).isEqualTo("Payment receipt RUH-R-2026-000042");
            assertThat(pdf.getNumberOfPages()).isEqualTo(1);
        }
    }

    @Test
    void holds_nothing_that_a_name_smuggled_in() throws IOException {
        try (PDDocument pdf = printed(sheets.sheet(Samples.hostile(), Samples.ADDRESS))) {
            assertThat(new PDFTextStripper().getText(pdf)).contains("external-graphic", "<script>");
            for (PDPage page : pdf.getPages()) {
                assertThat(page.getResources().getXObjectNames())
                        .noneMatch(name -> page.getResources().isImageXObject(name));
                assertThat(page.getCOSObject().containsKey(COSName.ANNOTS)).isFalse();
            }
        }
    }

    @Test
    void a_picture_with_an_entity_from_outside_is_printed_as_the_text_it_is() throws IOException {
        try (PDDocument pdf = printed(sheets.sheet(Samples.of("<أ> [ب] {ج} (د)", Samples.SVG), Samples.ADDRESS))) {
            String text = new PDFTextStripper().getText(pdf).replaceAll("\\s", "");

            assertThat(text).contains(Samples.SVG.replaceAll("\\s", "")).doesNotContain("root:x:0");
            for (PDPage page : pdf.getPages()) {
                assertThat(page.getResources().getXObjectNames())
                        .noneMatch(name -> page.getResources().isImageXObject(name));
            }
        }
    }

    @Test
    void marks_that_turn_the_direction_turn_nothing_but_the_name_they_stand_in() throws IOException {
        String turned = "Ali\u202e\u2066\u200f 00.0 RAS \u2069 Salem";
        try (PDDocument pdf = printed(sheets.sheet(Samples.of("علي\u202d\u2067 سالم", turned), Samples.ADDRESS))) {
            assertThat(new PDFTextStripper().getText(pdf))
                    .contains("Ali 00.0 RAS", "Salem", "100.00", "K-100-8")
                    .doesNotContainPattern("[\\p{Cf}]");
        }
    }

    @Test
    void a_name_without_an_end_stays_on_the_paper() throws IOException {
        String longest = "W".repeat(200);
        try (PDDocument pdf = printed(sheets.sheet(Samples.of("ض".repeat(200), longest), Samples.ADDRESS))) {
            PDRectangle paper = pdf.getPage(0).getMediaBox();
            List<TextPosition> letters = letters(pdf);

            assertThat(letters.stream().filter(one -> one.getUnicode().equals("W")))
                    .hasSizeGreaterThanOrEqualTo(200);
            assertThat(letters)
                    .allMatch(
                            one -> one.getXDirAdj() > 0 && one.getXDirAdj() + one.getWidthDirAdj() < paper.getWidth());
            assertThat(pdf.getNumberOfPages()).isEqualTo(1);
        }
    }

    @Test
    void loads_nothing_but_its_fonts() {
        OurFonts fonts = new OurFonts();

        for (String uri : List.of(
                "file:///etc/passwd",
                "http://example.org/",
                "https://fonts.invalid/../fop.xml",
                "https://fonts.invalid/other.ttf")) {
            assertThatThrownBy(() -> fonts.getResource(URI.create(uri))).isInstanceOf(IOException.class);
        }
        assertThatThrownBy(() -> fonts.getOutputStream(URI.create("file:///tmp/x")))
                .isInstanceOf(IOException.class);
    }

    private PDDocument printed(ReceiptSheet sheet) throws IOException {
        return Loader.loadPDF(printer.print(sheet, "ar"));
    }

    private String onThePage(ReceiptSheet sheet) {
        String html = new String(pages.draw("receipts/sheet.jte", Map.of("sheet", sheet)), StandardCharsets.UTF_8);
        return html.replaceAll("<svg.*?</svg>", " ")
                .replaceAll("<[^>]+>", " ")
                .replace("&nbsp;", " ")
                .replace("&#x20c1;", "\u20c1")
                .replace("&lt;", "<")
                .replace("&gt;", ">")
                .replace("&#34;", "\"")
                .replace("&#39;", "'")
                .replace("&amp;", "&");
    }

    /** In the order of neither: what stands beside what differs, what is said does not. */
    private static List<String> words(String text) {
        String same = Normalizer.normalize(Printable.of(text.replaceAll("\\s", " ")), Normalizer.Form.NFKC)
                // Marks above and below letters are drawn around them, in no order.
                .replaceAll("[\u064b-\u0652]", "");
        return Stream.of(same.split("[\\s\u20c1·]+"))
                .filter(word -> !word.isEmpty())
                .toList();
    }

    private static List<TextPosition> letters(PDDocument pdf) throws IOException {
        List<TextPosition> letters = new ArrayList<>();
        new PDFTextStripper() {
            @Override
            protected void writeString(String text, List<TextPosition> positions) {
                letters.addAll(positions);
            }
        }.getText(pdf);
        return letters;
    }

    private static List<PDFont> fonts(PDDocument pdf) throws IOException {
        List<PDFont> fonts = new ArrayList<>();
        for (PDPage page : pdf.getPages()) {
            for (COSName name : page.getResources().getFontNames()) {
                fonts.add(page.getResources().getFont(name));
            }
        }
        return fonts;
    }
}
