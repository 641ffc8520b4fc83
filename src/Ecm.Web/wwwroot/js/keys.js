// Keys by their place, the same in every layout (event.code). An element says which key presses it: data-key="F2", data-key="KeyT".
// data-key-focus: the key focuses instead. [data-list] holds rows that J, K and the arrows walk through; a row's link takes the focus.
const editable = "input:not([type=checkbox]):not([type=radio]), textarea, select, [contenteditable]";

document.addEventListener("keydown", event => {
  if (event.defaultPrevented || event.isComposing || event.altKey)
    return;
  const typing = event.target.closest?.(editable);
  const name = (event.ctrlKey || event.metaKey ? "Ctrl+" : "") + (event.shiftKey ? "Shift+" : "") + event.code;
  const everywhere = /^(F\d|Ctrl\+|Escape)/.test(name);
  if (typing && !everywhere)
    return;
  if (!typing && walk(name)) {
    event.preventDefault();
    return;
  }
  const target = [...document.querySelectorAll(`[data-key~="${name}"]`)].find(e => !e.disabled && e.checkVisibility());
  if (!target)
    return;
  event.preventDefault();
  if (target.hasAttribute("data-key-focus")) {
    target.focus();
    target.select?.();
  } else {
    target.click();
  }
});

function walk(name) {
  const step = { KeyJ: 1, ArrowDown: 1, KeyK: -1, ArrowUp: -1 }[name];
  const list = document.querySelector("[data-list]");
  if (!step && name !== "Home" && name !== "End" || !list)
    return false;
  const active = document.activeElement;
  // Arrows scroll and Home/End jump as usual unless the focus is in the list.
  if (!name.startsWith("Key") && !list.contains(active) && active !== document.body && active.id !== "main" && active.tagName !== "H1")
    return false;
  const rows = [...list.querySelectorAll("[data-row]")];
  if (rows.length === 0)
    return false;
  const at = rows.findIndex(row => row.contains(active));
  const next = name === "Home" ? 0 : name === "End" ? rows.length - 1 : Math.max(0, Math.min(rows.length - 1, at + step));
  const row = rows[at < 0 && step ? 0 : next];
  (row.querySelector("[data-row-link]") ?? row).focus({ preventScroll: true });
  row.scrollIntoView({ block: "nearest" });
  return true;
}
