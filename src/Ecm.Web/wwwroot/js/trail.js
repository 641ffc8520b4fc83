// The way back from a card to the list that it was opened from. The list is kept in this tab, so that it is known after a reload; a new tab has it from the address that its link was on.
// Back on the list, the row of the card that was shown last has the focus again.
const key = () => `ecm-trail/${document.body.dataset.user}`;
const patience = 8000;

export function find() {
  const kept = sessionStorage.getItem(key());
  if (kept || !document.referrer)
    return kept;
  const from = new URL(document.referrer);
  return from.origin === location.origin ? from.pathname + from.search : null;
}

export function keep(list) {
  sessionStorage.setItem(key(), list);
}

addEventListener("click", event => {
  const back = event.target.closest?.("[data-trail-back]");
  if (back && !event.ctrlKey && !event.metaKey && !event.shiftKey)
    returnToRow(back.dataset.trailBack);
});

// The card that is left is drawn still.
addEventListener("popstate", () => {
  const left = document.querySelector("[data-trail-back]");
  if (left && !location.pathname.startsWith("/cards/"))
    returnToRow(left.dataset.trailBack);
});

// The rows come when they have been read; whoever begins to do something else meanwhile is left alone.
function returnToRow(card) {
  const until = performance.now() + patience;
  let found = 0;
  const stop = () => {
    clearInterval(timer);
    removeEventListener("keydown", stop, true);
    removeEventListener("pointerdown", stop, true);
  };
  const timer = setInterval(() => {
    const row = location.pathname.startsWith("/cards/") ? null : document.querySelector(`[data-list] [data-row-link][href^="/cards/${card}"]`);
    if (row && document.activeElement !== row) {
      row.focus({ preventScroll: true });
      row.scrollIntoView({ block: "nearest" });
    }
    // The page that is left may have such a row too, and what comes may be drawn anew once more.
    if (row && ++found > 5 || performance.now() > until)
      stop();
  }, 60);
  setTimeout(() => {
    addEventListener("keydown", stop, true);
    addEventListener("pointerdown", stop, true);
  });
}
