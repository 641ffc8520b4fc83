// The tree pattern: up and down through what is open, right and left open, close and climb, Home, End, letters; Enter opens the card, or shows more of a long row.
// Ins makes a card below the one that has the focus, Ctrl+X cuts it, Ctrl+V hangs what was cut below it: the component that owns the tree does that.
const owners = new WeakMap();
const early = new WeakMap();

// Tells who owns a tree, and what was asked of it before.
export function own(tree, owner) {
  owners.set(tree, owner);
  if (early.has(tree))
    ask(tree, ...early.get(tree));
  early.delete(tree);
}

function ask(tree, act, card) {
  if (owners.has(tree))
    owners.get(tree).invokeMethodAsync(act, card);
  else
    early.set(tree, [act, card]);
}

// The focus goes to a card once it is drawn.
export function focusOn(tree, card) {
  const node = tree?.querySelector(`[data-card="${card}"]`);
  if (node)
    move([...tree.querySelectorAll("[role=treeitem]")], node);
}

document.addEventListener("keydown", event => {
  const node = event.target.closest?.("[data-tree] [role=treeitem]");
  if (!node || event.altKey)
    return;
  const ctrl = event.ctrlKey || event.metaKey;
  if (change(node, (ctrl ? "Ctrl+" : "") + (event.shiftKey ? "Shift+" : "") + event.code)) {
    event.preventDefault();
    event.stopPropagation();
    return;
  }
  if (ctrl)
    return;
  const all = [...node.closest("[data-tree]").querySelectorAll("[role=treeitem]")];
  const open = all.filter(n => !n.hidden);
  const at = open.indexOf(node);
  let to = null;
  switch (event.key) {
    case "ArrowDown": to = open[at + 1]; break;
    case "ArrowUp": to = open[at - 1]; break;
    case "Home": to = open[0]; break;
    case "End": to = open.at(-1); break;
    case "ArrowRight":
      if (node.ariaExpanded === "false") expand(all, node, true);
      else if (node.ariaExpanded === "true") to = open[at + 1];
      break;
    case "ArrowLeft":
      if (node.ariaExpanded === "true") expand(all, node, false);
      else to = open.slice(0, at).findLast(n => levelOf(n) < levelOf(node));
      break;
    case "Enter": node.click(); break;
    default:
      if (event.key.length !== 1 || event.key === " ")
        return;
      to = [...open.slice(at + 1), ...open.slice(0, at)].find(n => n.innerText.trim().toLowerCase().startsWith(event.key.toLowerCase()));
  }
  event.preventDefault();
  event.stopPropagation();
  if (to)
    move(open, to);
}, true);

function change(node, name) {
  const { card, below } = node.dataset;
  const tree = node.closest("[data-tree]");
  if (!card)
    return false;
  if (name === "Insert" && below)
    Blazor.navigateTo(below);
  else if (name === "Ctrl+KeyX")
    ask(tree, "Cut", card);
  else if (name === "Ctrl+KeyV" && "cut" in tree.dataset)
    ask(tree, "Paste", card);
  else
    return false;
  return true;
}

document.addEventListener("click", event => {
  const node = event.target.closest("[data-tree] [role=treeitem]");
  if (!node)
    return;
  if (event.target.closest(".twist") && node.ariaExpanded)
    expand([...node.closest("[data-tree]").querySelectorAll("[role=treeitem]")], node, node.ariaExpanded === "false");
  else if (node.dataset.href)
    Blazor.navigateTo(node.dataset.href);
});

function move(nodes, to) {
  nodes.forEach(n => n.tabIndex = n === to ? 0 : -1);
  to.focus();
}

function levelOf(node) {
  return Number(node.getAttribute("aria-level"));
}

function expand(all, node, opened) {
  node.ariaExpanded = String(opened);
  let closedAt = opened ? Infinity : levelOf(node);
  for (const below of all.slice(all.indexOf(node) + 1)) {
    if (levelOf(below) <= levelOf(node))
      return;
    if (levelOf(below) <= closedAt)
      closedAt = Infinity;
    below.hidden = levelOf(below) > closedAt;
    if (closedAt === Infinity && below.ariaExpanded === "false")
      closedAt = levelOf(below);
  }
}
