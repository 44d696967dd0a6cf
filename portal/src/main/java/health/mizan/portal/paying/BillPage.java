package health.mizan.portal.paying;

import health.mizan.linkholders.BirthYear;
import health.mizan.linkholders.LinkHolders;
import health.mizan.money.Money;
import health.mizan.node.ForNode;
import health.mizan.node.NodeRole;
import health.mizan.paylinks.PayLink;
import health.mizan.portal.kit.Form;
import health.mizan.portal.kit.Typed;
import health.mizan.portal.kit.Words;
import health.mizan.portal.pages.Answers;
import health.mizan.portal.pages.Page;
import health.mizan.portal.pages.Pages;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;

/** A bill as whoever holds its link sees it: the sum and whom it is for, and the rest to whoever knows the birth year. */
@Controller
@ForNode(NodeRole.PORTAL)
class BillPage {

    private final BillDoors doors;
    private final LinkHolders holders;
    private final BillViews views;
    private final Pages pages;

    BillPage(BillDoors doors, LinkHolders holders, BillViews views, Pages pages) {
        this.doors = doors;
        this.holders = holders;
        this.views = views;
        this.pages = pages;
    }

    /** @param part of the sum that is to be paid now, as typed */
    @GetMapping(PayingRoutes.LINK)
    void bill(
            @PathVariable String token,
            @RequestParam(required = false) @Nullable String part,
            HttpServletRequest request,
            HttpServletResponse response)
            throws IOException {
        Optional<PayLink> link = doors.open(token, request, response);
        if (link.isEmpty()) {
            return;
        }
        Page page = doors.page(token, request);
        Money wanted = part == null
                ? null
                : Typed.sum(part, link.get().currency())
                        .orElse(Money.zero(link.get().currency()));
        BillView view = views.view(link.get(), token, doors.isOpened(link.get(), request), wanted, page);
        if (part == null || view.now().equals(wanted) || !view.isToPay()) {
            show(response, part == null ? page : withPart(page, part), view, Form.empty());
            return;
        }
        response.setStatus(Answers.UNFIT);
        show(response, withPart(page, part), view, wrongPart(page, view, part));
    }

    /** The holder says in which year the patient was born. */
    @PostMapping(PayingRoutes.LINK + "/details")
    void details(
            @PathVariable String token,
            @RequestParam(defaultValue = "") String year,
            HttpServletRequest request,
            HttpServletResponse response)
            throws IOException {
        Optional<PayLink> link = doors.open(token, request, response);
        if (link.isEmpty()) {
            return;
        }
        Page page = doors.page(token, request);
        String digits = Typed.digits(year);
        BirthYear answer = digits.matches("\\d{4}") ? holders.answer(link.get(), Integer.parseInt(digits)) : null;
        if (answer instanceof BirthYear.Right(var proof)) {
            doors.remember(link.get(), token, proof, request, response);
            Answers.goTo(response, "/" + page.language().code() + page.path());
            return;
        }
        response.setStatus(status(answer).value());
        if (answer instanceof BirthYear.Locked(var pause)) {
            response.setHeader(HttpHeaders.RETRY_AFTER, String.valueOf(pause.toSeconds() + 1));
        }
        Form form = refused(answer, new Form(Map.of("year", year), Map.of()));
        show(response, page, views.view(link.get(), token, false, null, page), form);
    }

    private static HttpStatus status(@Nullable BirthYear answer) {
        return answer instanceof BirthYear.Locked
                ? HttpStatus.TOO_MANY_REQUESTS
                : answer instanceof BirthYear.Closed ? HttpStatus.FORBIDDEN : HttpStatus.UNPROCESSABLE_ENTITY;
    }

    private static Form refused(@Nullable BirthYear answer, Form typed) {
        return switch (answer) {
            case null -> typed.with("year", "paying.year.shape");
            case BirthYear.Right right -> typed;
            case BirthYear.Wrong(var left) -> typed.with("year", "paying.year.wrong", String.valueOf(left));
            case BirthYear.Locked(var pause) ->
                typed.with(
                        "year",
                        "paying.year.locked",
                        pause.plus(Duration.ofSeconds(59)).toMinutes());
            case BirthYear.Closed closed -> typed.with("year", "paying.year.closed");
        };
    }

    private void show(HttpServletResponse response, Page page, BillView view, Form form) throws IOException {
        pages.show(response, "paying/bill.jte", page, Map.of("view", view, "form", form));
    }

    /** The part is wanted in the other language too. */
    private static Page withPart(Page page, String part) {
        return page.at(page.path() + "?part=" + URLEncoder.encode(part, StandardCharsets.UTF_8));
    }

    private static Form wrongPart(Page page, BillView view, String part) {
        return Form.wrong(
                "part",
                part,
                "paying.part.wrong",
                Words.sum(page, view.payable().least()),
                Words.sum(page, view.payable().most()));
    }
}
