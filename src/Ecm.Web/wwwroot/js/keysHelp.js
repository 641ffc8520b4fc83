// The keys of this screen, as the elements that take them say themselves (data-key, data-go), so that the list is never out of date.
const marks = {
  Slash: "/", Equal: "+", Minus: "−", BracketLeft: "[", BracketRight: "]", Delete: "Del", Insert: "Ins", Escape: "Esc", PageUp: "PgUp", PageDown: "PgDn",
  NumpadAdd: "+", NumpadSubtract: "−", Space: "␣",
};

export function showKeys() {
  const dialog = document.getElementById("keys-help");
  if (!dialog || dialog.open)
    return;
  const here = new Map();
  // What the page takes a key for itself goes before what the shell would do.
  for (const element of [...document.querySelectorAll("[data-key]")].sort((a, b) => a.hasAttribute("data-key-yields") - b.hasAttribute("data-key-yields"))) {
    const text = nameOf(element);
    // Of keys that mean the same by their places the first is told, and letters of their own besides.
    for (const key of element.dataset.key.split(" ").filter((key, at) => at === 0 || key.startsWith("Key")))
      if (!element.disabled && (element.checkVisibility() || element.closest("[popover]")) && text && key !== "Escape" && !here.has(key))
        here.set(key, text);
  }
  fill("[data-keys-here]", [...here].map(([key, text]) => [key.split("+").map(markOf), text]));
  fill("[data-keys-go]", [...document.querySelectorAll("[data-go]")].map(element => [["G", markOf(element.dataset.go)], nameOf(element)]));
  dialog.showModal();
}

function nameOf(element) {
  const label = element.labels?.[0]?.textContent;
  return (element.ariaLabel || element.title || label || [...element.childNodes].filter(n => n.nodeType !== Node.COMMENT_NODE && n.nodeName !== "KBD").map(n => n.textContent).join(" ")).trim().replace(/\s+/g, " ");
}

export function markOf(part) {
  return marks[part] ?? part.replace(/^(Key|Digit|Numpad)/, "");
}

function fill(place, rows) {
  document.querySelector(place).replaceChildren(...rows.map(([keys, text]) => {
    const [row, left, right] = ["li", "span", "span"].map(name => document.createElement(name));
    left.append(...keys.map(key => {
      const mark = document.createElement("kbd");
      mark.textContent = key;
      return mark;
    }));
    right.textContent = text;
    row.append(left, right);
    return row;
  }));
}
