// The strip of small pages beside the page. Each is drawn on the server: they come one at a time, those in sight, and none while the page itself is waited for.
const wanted = new Set();
let loading = null, held = false;

const sight = new IntersectionObserver(changes => {
  for (const change of changes)
    if (change.isIntersecting)
      wanted.add(change.target);
    else
      wanted.delete(change.target);
  next();
});

export function addPages(strip, pages, imageOf, onPage) {
  for (let number = strip.children.length + 1; number <= pages && pages > 1; number++) {
    const button = document.createElement("button");
    button.type = "button";
    button.dataset.page = number;
    button.onclick = () => onPage(number);
    button.innerHTML = '<img alt="" data-fallback><span aria-hidden="true"></span>';
    button.querySelector("span").textContent = number;
    const picture = button.querySelector("img");
    picture.dataset.from = imageOf(number);
    strip.append(button);
    sight.observe(picture);
  }
}

// Which pages have hits, and which one is read.
export function markPages(strip, hasHits, label) {
  for (const button of strip.children) {
    const number = Number(button.dataset.page);
    const found = hasHits(number);
    button.setAttribute("aria-label", label(number, found));
    const dot = button.querySelector("i");
    if (found && !dot)
      button.prepend(document.createElement("i"));
    else if (!found)
      dot?.remove();
  }
}

export function markCurrent(strip, page) {
  for (const button of strip.children)
    button.toggleAttribute("aria-current", Number(button.dataset.page) === page);
  strip.querySelector("[aria-current]")?.scrollIntoView({ block: "nearest" });
}

// A page as the strip shows it, to lie under the page until that is drawn; none, if the strip has none yet.
export function sketchOf(strip, page) {
  const small = strip.querySelector(`[data-page="${page}"] img`);
  if (!small?.complete || small.naturalWidth <= 1)
    return [];
  const picture = new Image();
  picture.className = "sketch";
  picture.alt = "";
  picture.src = small.src;
  return [picture];
}

export function hold(is) {
  held = is;
  next();
}

function next() {
  if (held || loading)
    return;
  const [picture] = wanted;
  if (!picture)
    return;
  wanted.delete(picture);
  sight.unobserve(picture);
  if (!picture.isConnected)
    return next();
  loading = picture;
  picture.onload = picture.onerror = () => {
    if (loading !== picture)
      return;
    loading = null;
    next();
  };
  picture.src = picture.dataset.from;
}
