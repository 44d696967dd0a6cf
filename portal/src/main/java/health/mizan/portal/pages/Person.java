package health.mizan.portal.pages;

import java.util.List;

/**
 * Who looks at the home page.
 *
 * @param roles      codes, in the order they are shown
 * @param facilities codes of the sites this person works at
 * @param links      names of what there is to open
 */
public record Person(String name, List<String> roles, List<String> facilities, boolean worksHere, List<String> links) {

    public String address(String link, Language language) {
        return switch (link) {
            case "me", "desk", "office", "ops" -> "/" + language.code() + "/" + link;
            case "api" -> "/openapi.json";
            case "fhir" -> "/fhir/metadata";
            default -> throw new IllegalArgumentException(link);
        };
    }
}
