// What is selected on a page or in its text may go into a field of the card, or be searched for: a small bar stands beside it.
import { selectedText, selectAll } from "./textLayer.js";

let root, desk, bar, act, chosen = "", pressed = false, later = 0;

export function watchSelection(viewer, on, take) {
  [root, desk, act] = [viewer, on, take];
  bar = root.querySelector("[data-selection]");
}

/** What was selected is not there any more. */
export function dropSelection() {
  if (bar)
    bar.hidden = true;
}

document.addEventListener("selectionchange", () => {
  clearTimeout(later);
  later = setTimeout(offer, 150);
});
document.addEventListener("mousedown", event => {
  pressed = !bar?.contains(event.target);
  // Its buttons must not take away what is selected; whoever presses elsewhere selects anew.
  if (!pressed)
    event.preventDefault();
  else if (bar)
    bar.hidden = true;
});
document.addEventListener("mouseup", () => {
  pressed = false;
  clearTimeout(later);
  later = setTimeout(offer, 50);
});
document.addEventListener("click", event => {
  const field = event.target.closest("[data-selection] [data-field]")?.dataset.field;
  const search = event.target.closest("[data-selection] [data-search]");
  if (!field && !search)
    return;
  bar.querySelector("[popover]")?.hidePopover();
  bar.hidden = true;
  getSelection().removeAllRanges();
  if (field)
    act(field, chosen);
  else
    Blazor.navigateTo(`/search?${new URLSearchParams({ q: questionOf(chosen) })}`);
});
// The desk has no other text: all of it is that of its page.
document.addEventListener("keydown", event => {
  if (event.target === desk && (event.ctrlKey || event.metaKey) && !event.shiftKey && event.code === "KeyA" && selectAll())
    event.preventDefault();
}, true);

function offer() {
  if (!bar?.isConnected || pressed)
    return;
  const text = plain(selectedText() || inText());
  if (text)
    chosen = text;
  // Who is in the bar already needs no selection any more.
  else if (bar.contains(document.activeElement))
    return;
  bar.hidden = !text;
  if (text)
    place();
}

function inText() {
  const selection = getSelection();
  const text = desk.querySelector(".text");
  return text?.contains(selection.anchorNode) && text.contains(selection.focusNode) ? String(selection) : "";
}

// Below the last line of what is selected, or above the first where there is no room; never out of sight.
function place() {
  const places = [...getSelection().getRangeAt(0).getClientRects()];
  const [frame, view] = [root.getBoundingClientRect(), desk.getBoundingClientRect()];
  const last = places.at(-1) ?? view;
  const below = last.bottom + 6;
  const top = below + bar.offsetHeight < view.bottom ? below : (places[0] ?? view).top - bar.offsetHeight - 6;
  const left = Math.min(last.left, view.right - bar.offsetWidth - 8);
  bar.style.left = `${Math.max(view.left + 8, left) - frame.left}px`;
  bar.style.top = `${Math.min(view.bottom - bar.offsetHeight - 8, Math.max(view.top + 8, top)) - frame.top}px`;
}

// One line, with words put together that were divided at the end of one.
function plain(text) {
  return text.replace(/(\p{L})-\n(?=\p{Ll})/gu, "$1").replace(/\s+/g, " ").trim().slice(0, 5000);
}

// The words in their order, however they are inflected; signs that a question has a meaning for are left out.
function questionOf(text) {
  const words = text.replace(/["«»“”„()*~:]/g, " ").split(/\s+/).map(word => word.replace(/^-+/, "")).filter(word => /[\p{L}\d]/u.test(word)).slice(0, 12);
  return words.length > 1 ? `"${words.join(" ")}"` : words.join("");
}
