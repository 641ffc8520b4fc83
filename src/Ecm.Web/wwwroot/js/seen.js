// Where a text that was read on a page stands there, however its words are spaced.
export function seenMarks(page, text) {
  const pattern = text.trim().split(/\s+/).map(word => word.replace(/[.*+?^${}()|[\]\\]/g, "\\$&")).join("\\s+");
  const found = pattern && page.text.match(new RegExp(pattern));
  if (!found)
    return page.marks;
  const [start, length] = [found.index, found[0].length];
  return [{ start, length, boxes: page.words.filter(w => w.start < start + length && start < w.start + w.length).map(w => w.box) }];
}
