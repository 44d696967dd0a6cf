/* The desk's keys, printed on their buttons, and the focus on the insurer's answer when it comes. */
(() => {
  const keys = /^(F2|F4|F8|F9|Escape)$/;
  addEventListener("keydown", (event) => {
    if (!keys.test(event.key) || event.repeat || event.ctrlKey || event.altKey || event.metaKey || event.shiftKey) return;
    const act = document.querySelector("[data-key=" + event.key + "]");
    if (act) {
      event.preventDefault();
      act.click();
    }
  });
  const box = document.getElementById("cover-box");
  const settled = () => box.querySelector("[data-stage=answered], [data-stage=unanswered]") !== null;
  const focus = () => {
    const heading = box.querySelector("h2");
    if (heading && (document.activeElement === document.body || document.activeElement === null)) heading.focus();
  };
  if (box) {
    if (settled()) focus();
    else
      new MutationObserver((changes, watch) => {
        if (settled()) {
          watch.disconnect();
          focus();
        }
      }).observe(box, { childList: true });
  }
})();
