package health.mizan.sandbox.pages;

/** The look of every page here: one style, no script, to be used on a phone as on a desk. */
public final class Html {

    private static final String STYLE = """
        *{box-sizing:border-box}
        body{font:16px/1.5 system-ui,sans-serif;margin:0 auto;max-width:80rem;padding:1.5rem 1rem 3rem;
        color:#1f2933;background:#f7f8f9}
        body.narrow{max-width:30rem}
        h1{font-size:1.5rem;line-height:1.3;margin:0 0 .5rem}h2{font-size:1.2rem;margin:2rem 0 .75rem}
        h3{font-size:1rem;margin:0}p{max-width:45rem;margin:.5rem 0}
        .notice{background:#fff4e0;border:1px solid #8a5a00;border-radius:.25rem;padding:.5rem .75rem}
        .problem{background:#fdecea;border:1px solid #b3261e;border-radius:.25rem;padding:.5rem .75rem}
        .sum{font-size:2rem;font-weight:600;font-variant-numeric:tabular-nums;margin:0}
        .cards{display:grid;gap:1rem;align-items:start;margin-block:.75rem;grid-template-columns:repeat(auto-fill,minmax(min(100%,18rem),1fr))}
        .card{background:#fff;border:1px solid #d2d6db;border-radius:.5rem;padding:1rem;
        display:flex;flex-direction:column;gap:.75rem}
        .below{margin-block:.75rem}
        label{display:block}label span{display:block;font-size:.875rem;color:#4b5563;margin-block-end:.375rem}
        summary{cursor:pointer;font-size:1.2rem;font-weight:600;margin-block:2rem .75rem}
        input,select,button{font:inherit;min-height:2.75rem;padding:.5rem .75rem;border-radius:.25rem;width:100%}
        input,select{border:1px solid #6c737f;background:#fff;color:inherit}
        button{border:1px solid #14573a;background:#1b6e4a;color:#fff;font-weight:600;cursor:pointer}
        button.quiet{background:#fff;color:#14573a}button:hover{background:#14573a;color:#fff}
        :focus-visible{outline:3px solid #1b6e4a;outline-offset:2px}
        .table{overflow-x:auto;background:#fff;border:1px solid #d2d6db;border-radius:.5rem}
        table{border-collapse:collapse;width:100%;font-size:.875rem}
        th,td{padding:.5rem;text-align:start;vertical-align:top;border-block-end:1px solid #e5e7eb}
        tr:last-child td{border-block-end:0}
        th{color:#4b5563;vertical-align:bottom}td{white-space:nowrap}th,td{font-variant-numeric:tabular-nums}
        .sum-column{text-align:end}.line{display:block}
        ul.plain{list-style:none;margin:0;padding:0;display:grid;gap:.5rem}
        """;

    private Html() {}

    /** A page as wide as its tables need. */
    public static String page(String title, String body) {
        return page("en", title, "", body);
    }

    /**
     * A page of one column, for somebody who has one thing to do.
     *
     * @param language {@code en} or {@code ar}
     */
    public static String narrowPage(String language, String title, String body) {
        return page(language, title, "narrow", body);
    }

    /** As text stands in a page, also between quotes. */
    public static String text(Object value) {
        return value.toString()
                .replace("&", "&amp;")
                .replace("<", "&lt;")
                .replace(">", "&gt;")
                .replace("\"", "&quot;")
                .replace("'", "&#39;");
    }

    private static String page(String language, String title, String width, String body) {
        return """
            <!doctype html><html lang="%5$s" dir="%6$s"><head><meta charset="utf-8">
            <meta name="viewport" content="width=device-width,initial-scale=1">
            <title>%1$s</title><style>%2$s</style></head>
            <body class="%3$s"><main><h1>%1$s</h1>
            %4$s
            </main></body></html>
            """.formatted(text(title), STYLE, width, body, language, language.equals("ar") ? "rtl" : "ltr");
    }
}
