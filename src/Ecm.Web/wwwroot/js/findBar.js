// The bar in which words are looked for in the document that is shown. It opens with what is selected or was looked for, and gives the focus back.
import { selectedText } from "./textLayer.js";

export function findBar(root, desk, look, step) {
  const bar = () => root.querySelector("[data-find]");
  const input = () => bar()?.querySelector("input");
  let [from, later] = [null, 0];

  const finder = {
    words: "",
    get isOpen() { return bar() !== null && !bar().hidden; },

    open(query) {
      if (!finder.isOpen)
        from = document.activeElement;
      input().value = selectedText().replace(/\s+/g, " ").slice(0, 200) || input().value || query || "";
      bar().hidden = false;
      input().focus();
      input().select();
      ask();
    },

    close() {
      bar().hidden = true;
      clearTimeout(later);
      finder.words = "";
      look();
      (from?.isConnected && from !== document.body ? from : desk).focus({ preventScroll: true });
    },

    forget() {
      finder.words = "";
      if (bar())
        bar().hidden = true;
    },
  };

  function ask() {
    clearTimeout(later);
    if (finder.words === input().value.trim())
      return false;
    finder.words = input().value.trim();
    look();
    return true;
  }

  root.addEventListener("input", event => {
    if (event.target !== input() || !finder.isOpen)
      return;
    clearTimeout(later);
    later = setTimeout(ask, 300);
  });
  root.addEventListener("keydown", event => {
    if (event.target !== input() || event.key !== "Enter" || event.isComposing)
      return;
    event.preventDefault();
    if (!ask())
      step(event.shiftKey ? -1 : 1);
  });
  return finder;
}
