package health.mizan.portal.pages;

import java.util.function.BiFunction;

/**
 * What the shell around every page needs to know.
 *
 * @param path      the page's address without its language, with what it was asked for, such as {@code /office?period=week}
 * @param savesData whoever looks pays for each kilobyte, and said so ({@code Save-Data})
 * @param nonce     what scripts of this page carry
 * @param formToken to be sent back with every form; meaningful only while signed in
 */
public record Page(
        Language language,
        String path,
        boolean signedIn,
        boolean savesData,
        FormToken formToken,
        String nonce,
        BiFunction<String, Object[], String> texts) {

    /** Proof that a form came from a page of ours (against cross-site request forgery). */
    public record FormToken(String name, String value) {}

    public String text(String key, Object... parameters) {
        return texts.apply(key, parameters);
    }

    public String asset(String name) {
        return Assets.address(name);
    }

    /** The same for another address: of what a form leads to, only its own page can be asked for again. */
    public Page at(String address) {
        return new Page(language, address, signedIn, savesData, formToken, nonce, texts);
    }

    public String inOtherLanguage() {
        return "/" + language.other().code() + path;
    }
}
