// The way back from a card to the list that it was opened from. The list is kept in this tab, so that it is known after a reload; a new tab has it from the address that its link was on.
// Back on the list, the row of the card that was shown last has the focus again.
const key = () => `ecm-trail/${document.body.dataset.user}`;
const patience = 8000;
// For each card on the way: whoever pressed a key sees that something is still coming.
const patienceForStep = 15000;

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

// Keys may come faster than cards: J pressed twice means the one after the next. What is pressed before the neighbours of the card at this address are known waits for them.
let owed = [];
// A step was taken and the address has not changed yet: on a busy server that takes a while, and the neighbours seen meanwhile are those of before.
let leaving = false;

addEventListener("click", event => {
  const step = event.target.closest?.(".neighbours a");
  if (!step || event.ctrlKey || event.metaKey || event.shiftKey)
    return;
  leaving = true;
  const [from, until] = [location.pathname, performance.now() + patienceForStep];
  const timer = setInterval(() => {
    if (location.pathname === from && performance.now() < until)
      return;
    leaving = false;
    clearInterval(timer);
    // All may have been drawn by now: whoever waits for that looks again.
    document.body.toggleAttribute("data-arrived");
  }, 20);
}, true);

addEventListener("keydown", event => {
  if (!/^Key[JK]$/.test(event.code) || event.ctrlKey || event.altKey || event.metaKey || event.shiftKey || event.target.closest?.("input, textarea, select") || owed.length === 0 && areKnown())
    return;
  event.preventDefault();
  event.stopImmediatePropagation();
  owed.push(event.code);
  if (owed.length > 1)
    return;
  const watch = new MutationObserver(pay);
  watch.observe(document.body, { childList: true, subtree: true, attributes: true });
  let late = setTimeout(end, patienceForStep);

  function pay() {
    if (owed.length > 0 && areKnown()) {
      const to = document.querySelector(`.neighbours [data-key="${owed.shift()}"]`);
      clearTimeout(late);
      late = setTimeout(end, patienceForStep);
      if (to)
        to.click();
      else
        owed = [];
    }
    if (owed.length === 0)
      end();
  }

  function end() {
    owed = [];
    watch.disconnect();
    clearTimeout(late);
  }
}, true);

function areKnown() {
  if (leaving)
    return false;
  const shown = document.querySelector("[data-trail-back]");
  return !shown || location.pathname.endsWith(shown.dataset.trailBack) && !document.querySelector("[data-awaits]");
}

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
