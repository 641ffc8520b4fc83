// The row of a list that has the focus is shown beside it, once the focus rests there. Whoever presses a row beside its links means the row.
const rest = 120;
let at = null;

export function follow(pane, server) {
  at?.abort();
  at = new AbortController();
  const list = pane.parentElement;
  let later = 0;
  list.addEventListener("focusin", event => {
    const row = event.target.closest("[data-row]")?.dataset.preview;
    if (!row || !pane.checkVisibility())
      return;
    clearTimeout(later);
    later = setTimeout(() => server.invokeMethodAsync("Show", row).catch(() => {}), rest);
  }, { signal: at.signal });
  list.addEventListener("click", event => {
    const row = event.target.closest("[data-row]");
    if (row && pane.checkVisibility() && !event.target.closest("a, button, input, label") && getSelection().isCollapsed)
      row.querySelector("[data-row-link]").focus({ preventScroll: true });
  }, { signal: at.signal });
  return pane.checkVisibility() ? { row: document.activeElement.closest("[data-row]")?.dataset.preview ?? null } : null;
}
