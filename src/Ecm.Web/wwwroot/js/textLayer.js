// The words of a page as text over its picture: not seen, but selected and copied as running text. Screen readers have the text view instead.
// Words stand apart from each other, and a browser that drags a selection across what stands apart jumps; so where a drag begins and ends is found here, by the place of the words.
const font = 100;
const ruler = document.createElement("canvas").getContext("2d");
ruler.font = `${font}px sans-serif`;

let laid = null;

/** Lays the words of a page over its picture. Sizes are shares of the layer, so zooming measures nothing anew. */
export function layWords(page, aspect) {
  const layer = document.createElement("div");
  layer.className = "words";
  layer.ariaHidden = "true";
  const lines = linesOf(page);
  for (const line of lines)
    for (const word of line.words) {
      const span = document.createElement("span");
      const text = page.text.slice(word.start, word.end);
      const height = line.bottom - line.top;
      // The blank keeps words apart for who selects them by two clicks.
      span.textContent = text + " ";
      const stretch = (word.right - word.left) * aspect / (ruler.measureText(text).width / font * height || 1);
      span.style.cssText = `left:${word.left * 100}%;top:${line.top * 100}%;font-size:${height * 100}cqh;transform:scaleX(${stretch.toFixed(4)})`;
      word.node = span.firstChild;
      layer.append(span);
    }
  laid = { layer, page, lines, words: lines.flatMap(line => line.words) };
  return layer;
}

/** The selected text as the page has it; empty when none is. */
export function selectedText() {
  const selection = getSelection();
  if (!laid?.layer.isConnected || selection.rangeCount === 0 || selection.isCollapsed || !laid.layer.contains(selection.anchorNode) || !laid.layer.contains(selection.focusNode))
    return "";
  const range = selection.getRangeAt(0);
  return laid.page.text.slice(placeOf(range.startContainer, range.startOffset), placeOf(range.endContainer, range.endOffset)).trim();
}

/** Selects all words of the page; false when there are none. */
export function selectAll() {
  if (!laid?.layer.isConnected || laid.words.length === 0)
    return false;
  const last = laid.words.at(-1);
  getSelection().setBaseAndExtent(laid.words[0].node, 0, last.node, last.end - last.start);
  return true;
}

/** Lets words be selected by dragging over a page that is turned by some quarters. */
export function dragOver(paper, quarters) {
  paper.addEventListener("mousedown", down => {
    // Two clicks take a word, three a line: as the browser does it.
    if (down.button !== 0 || down.detail > 1 || !laid?.layer.isConnected || laid.words.length === 0)
      return;
    down.preventDefault();
    paper.closest("[tabindex]").focus({ preventScroll: true });
    const selection = getSelection();
    const from = down.shiftKey && laid.layer.contains(selection.anchorNode) ? [selection.anchorNode, selection.anchorOffset] : caretAt(paper, quarters, down);
    selection.setBaseAndExtent(...from, ...(down.shiftKey ? caretAt(paper, quarters, down) : from));
    const move = event => selection.setBaseAndExtent(...from, ...caretAt(paper, quarters, event));
    document.addEventListener("mousemove", move);
    document.addEventListener("mouseup", () => document.removeEventListener("mousemove", move), { once: true });
  });
}

document.addEventListener("copy", event => {
  const text = selectedText();
  if (!text)
    return;
  event.clipboardData.setData("text/plain", text);
  event.preventDefault();
});

function linesOf(page) {
  const lines = [];
  let end = 0;
  for (const { start, length, box: [left, top, right, bottom] } of page.words) {
    const line = lines.at(-1);
    const word = { start, end: start + length, left, right };
    if (line && !page.text.slice(end, start).includes("\n")) {
      line.words.push(word);
      Object.assign(line, { left: Math.min(line.left, left), top: Math.min(line.top, top), right: Math.max(line.right, right), bottom: Math.max(line.bottom, bottom) });
    } else {
      lines.push({ words: [word], left, top, right, bottom });
    }
    end = start + length;
  }
  return lines;
}

// The nearest line counts, and in it the nearest word; a step aside is nearer than one up or down.
function caretAt(paper, quarters, { clientX, clientY }) {
  const frame = paper.getBoundingClientRect();
  const [across, down] = [(clientX - frame.left) / frame.width, (clientY - frame.top) / frame.height];
  const [x, y] = [[across, down], [down, 1 - across], [1 - across, 1 - down], [1 - down, across]][quarters];
  const off = (low, value, high) => Math.max(low - value, 0, value - high);
  const line = least(laid.lines, l => off(l.left, x, l.right) + 10 * off(l.top, y, l.bottom));
  const word = least(line.words, w => off(w.left, x, w.right));
  const share = Math.min(1, Math.max(0, (x - word.left) / (word.right - word.left || 1)));
  return [word.node, Math.round(share * (word.end - word.start))];
}

function least(all, cost) {
  let [best, lowest] = [all[0], Infinity];
  for (const one of all) {
    const costs = cost(one);
    if (costs < lowest)
      [best, lowest] = [one, costs];
  }
  return best;
}

// A place in the layer as a place in the page's text.
function placeOf(node, offset) {
  const { layer, words } = laid;
  if (node === layer)
    return words[offset]?.start ?? words.at(-1).end;
  const word = words.find(w => w.node === node || w.node.parentNode === node);
  return word.node === node ? Math.min(word.start + offset, word.end) : offset === 0 ? word.start : word.end;
}
