package health.mizan.portal.receipts;

import health.mizan.access.Caller;
import health.mizan.access.Callers;
import health.mizan.node.ForNode;
import health.mizan.node.NodeRole;
import health.mizan.paylinks.PayLink;
import health.mizan.portal.pages.Page;
import health.mizan.portal.pages.Pages;
import health.mizan.receiptbook.Receipt;
import health.mizan.receiptbook.ReceiptBook;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.Map;
import java.util.Optional;
import org.springframework.http.HttpHeaders;
import org.springframework.http.MediaType;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;

/** P3: a receipt, for whoever holds its address; with names and services for one who may see the visit. */
@Controller
@ForNode(NodeRole.PORTAL)
class ReceiptController {

    static final String PAGE = "/{language:ar|en}/r/{address:[A-Za-z0-9_-]+}";
    static final String PDF = PAGE + ".pdf";

    private final ReceiptBook book;
    private final ReceiptSheets sheets;
    private final ReceiptPdf printer;
    private final ReceiptPass pass;
    private final Pages pages;
    private final Callers callers;

    ReceiptController(
            ReceiptBook book,
            ReceiptSheets sheets,
            ReceiptPdf printer,
            ReceiptPass pass,
            Pages pages,
            Callers callers) {
        this.book = book;
        this.sheets = sheets;
        this.printer = printer;
        this.pass = pass;
        this.pages = pages;
        this.callers = callers;
    }

    @GetMapping(PAGE)
    void show(@PathVariable String address, HttpServletRequest request, HttpServletResponse response)
            throws IOException {
        Page page = pages.page(request, callers.ifSignedIn().isPresent());
        Optional<Receipt> receipt = opened(address, request);
        if (receipt.isEmpty()) {
            response.sendError(HttpServletResponse.SC_NOT_FOUND);
            return;
        }
        String here = here(page.language().code(), address);
        pages.show(
                response,
                "receipts/show.jte",
                page,
                Map.of(
                        "sheet",
                        sheets.sheet(receipt.get(), here),
                        "pdf",
                        request.getRequestURI() + ".pdf",
                        "covered",
                        covered(receipt.get())));
    }

    @GetMapping(PDF)
    void print(
            @PathVariable String language,
            @PathVariable String address,
            HttpServletRequest request,
            HttpServletResponse response)
            throws IOException {
        Optional<Receipt> receipt = opened(address, request);
        if (receipt.isEmpty()) {
            response.sendError(HttpServletResponse.SC_NOT_FOUND);
            return;
        }
        byte[] pdf = printer.print(sheets.sheet(receipt.get(), here(language, address)), language);
        response.setContentType(MediaType.APPLICATION_PDF_VALUE);
        response.setContentLength(pdf.length);
        response.setHeader(
                HttpHeaders.CONTENT_DISPOSITION,
                "inline; filename=\"" + receipt.get().entry().number() + ".pdf\"");
        response.getOutputStream().write(pdf);
    }

    private Optional<Receipt> opened(String address, HttpServletRequest request) {
        Optional<Caller> caller = callers.ifSignedIn();
        if (caller.isPresent()) {
            return book.open(caller.get(), address);
        }
        Optional<PayLink> link = pass.shown(request);
        return link.isPresent() ? book.open(link.get().holder(), link.get().debt(), address) : book.open(address);
    }

    /** What is not shown, as a text's key; empty if all is. */
    private static String covered(Receipt receipt) {
        if (receipt.who() != null) {
            return "";
        }
        return receipt.isOfNamedServices() ? "receipt.nameless" : "receipt.covered";
    }

    /** As it is printed: where payers reach us, not the name that this request happened to use. */
    private String here(String language, String address) {
        return pass.portal() + "/" + language + "/r/" + address;
    }
}
