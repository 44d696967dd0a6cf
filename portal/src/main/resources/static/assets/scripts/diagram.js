// Draws the process diagrams of a page and marks in them what the tables beside them say. The tables are the truth: without
// this script they are all there is, and what a mark says is read from them.
(() => {
  "use strict";
  const EVERY = 2000;
  const CLOSEST = 0.4;

  const marks = (facts) => [...facts.querySelectorAll("[data-activity][data-mark]")].map((row) => ({
    activity: row.dataset.activity,
    kind: row.dataset.mark,
    says: row.querySelector("th").textContent.trim(),
  }));

  function badge(mark, count) {
    const dot = document.createElement("div");
    dot.className = "ops-badge " + mark.kind;
    dot.textContent = mark.kind === "incident" ? "!" : mark.kind === "timer" ? "" : String(count);
    dot.title = mark.says;
    return dot;
  }

  function mark(viewer, facts) {
    const overlays = viewer.get("overlays");
    const canvas = viewer.get("canvas");
    const elements = viewer.get("elementRegistry");
    overlays.clear();
    elements.forEach((element) => ["done", "here", "stuck"].forEach((one) => canvas.removeMarker(element, "ops-" + one)));
    const told = facts.querySelector("[data-done]");
    (told ? told.dataset.done.split(" ") : []).forEach((id) => {
      if (id && elements.get(id)) canvas.addMarker(id, "ops-done");
    });
    const found = marks(facts).filter((one) => elements.get(one.activity));
    found.forEach((one) => {
      const same = found.filter((other) => other.activity === one.activity && other.kind === one.kind).length;
      if (one.kind !== "timer") canvas.addMarker(one.activity, one.kind === "incident" ? "ops-stuck" : "ops-here");
      overlays.add(one.activity, { position: { top: -12, left: -12 }, html: badge(one, same) });
    });
    return found;
  }

  // As high as the whole diagram is at this width, within what a screen bears.
  function fit(figure, viewer) {
    const canvas = viewer.get("canvas");
    const { inner } = canvas.viewbox();
    const holder = figure.querySelector(".ops-canvas");
    const scale = Math.min(1, holder.clientWidth / (inner.width + 40));
    holder.style.blockSize = Math.min(Math.max((inner.height + 60) * scale, 240), 640) + "px";
    canvas.resized();
  }

  // A wide diagram on a small screen: readable beats whole, so it opens where the process stands.
  function look(viewer, facts, where) {
    const canvas = viewer.get("canvas");
    const { inner } = canvas.viewbox();
    canvas.viewbox({ x: inner.x - 20, y: inner.y - 20, width: inner.width + 40, height: inner.height + 40 });
    const scale = canvas.zoom();
    const here = marks(facts).find((one) => viewer.get("elementRegistry").get(one.activity));
    if (!here || where === "all" || (where !== "here" && scale >= CLOSEST)) return;
    canvas.zoom(Math.max(scale, 0.8));
    const box = viewer.get("elementRegistry").get(here.activity);
    const view = canvas.viewbox();
    canvas.viewbox({
      x: box.x + box.width / 2 - view.width / 2,
      y: box.y + box.height / 2 - view.height / 2,
      width: view.width,
      height: view.height,
    });
  }

  function buttons(figure, viewer, facts) {
    const bar = figure.querySelector(".ops-zoom");
    bar.hidden = false;
    bar.addEventListener("click", (event) => {
      const what = event.target.dataset.zoom;
      const canvas = viewer.get("canvas");
      if (what === "in") canvas.zoom(Math.min(canvas.zoom() * 1.3, 3));
      if (what === "out") canvas.zoom(Math.max(canvas.zoom() / 1.3, 0.2));
      if (what === "all" || what === "here") look(viewer, facts, what);
    });
  }

  async function renew(figure, viewer, facts) {
    if (document.hidden) return true;
    const answer = await fetch(figure.dataset.now, { headers: { Accept: "text/html" }, redirect: "manual" });
    if (!answer.ok) return false;
    const page = new DOMParser().parseFromString(await answer.text(), "text/html");
    const news = page.body.firstElementChild;
    // Spans such as "3 minutes ago" alone are no news to whoever hears the page.
    if (!news || facts.firstElementChild.textContent === news.textContent) return true;
    if (!facts.contains(document.activeElement)) {
      facts.replaceChildren(document.importNode(news, true));
      mark(viewer, facts);
    }
    return news.dataset.state !== "ended";
  }

  function watch(figure, viewer, facts) {
    setTimeout(async () => {
      let goOn = true;
      try {
        goOn = await renew(figure, viewer, facts);
      } catch (offline) {
        goOn = true;
      }
      if (goOn) watch(figure, viewer, facts);
    }, EVERY);
  }

  async function draw(figure) {
    const facts = document.getElementById(figure.dataset.facts);
    // From here on it has its height, which the viewer measures.
    figure.dataset.drawn = "soon";
    const viewer = new window.BpmnJS({ container: figure.querySelector(".ops-canvas") });
    const answer = await fetch(figure.dataset.bpmn);
    if (!answer.ok) return;
    await viewer.importXML(await answer.text());
    // The wheel belongs to the page; the buttons zoom.
    viewer.get("zoomScroll").toggle(false);
    fit(figure, viewer);
    mark(viewer, facts);
    look(viewer, facts);
    buttons(figure, viewer, facts);
    figure.dataset.drawn = "yes";
    if (figure.dataset.now) watch(figure, viewer, facts);
  }

  document.querySelectorAll("[data-bpmn]").forEach(draw);
})();
