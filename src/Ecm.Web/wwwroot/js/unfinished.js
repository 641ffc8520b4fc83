// Uploads that a tab did not end. Of those in pieces the server keeps what it got: the same file chosen again goes on from there, in another tab or after a restart as well.
// Of the others nothing but their names is known: they are told, and have to be chosen again.
const place = "ecm.uploads";
// As long as the server keeps them.
const keptFor = 86_400_000;
// Those of this tab: browsers have locks on secure addresses only.
const mine = new Set();
const lockOf = known => `ecm-upload-${known.upload ?? known.key}`;

// Also once more, when the server has begun to keep pieces of it. What waited for the same file waits no longer.
export function remember(...items) {
  const again = items.map(item => JSON.stringify(markedIn(item, item.card)));
  const others = read().filter(known => !items.some(item => isOf(known, item)) && (known.upload || !again.includes(JSON.stringify(markedIn(known, known.card)))));
  write([...others, ...items.map(item => ({ key: item.key, upload: item.upload, card: item.card, user: person(), at: Date.now(), ...marksOf(item) }))]);
  items.forEach(hold);
}

export function forget(item) {
  write(read().filter(known => !isOf(known, item)));
  mine.delete(item.key);
  item.release?.();
}

const person = () => document.body.dataset.user;
const isOf = (known, item) => item.key !== undefined && known.key === item.key || item.upload !== undefined && known.upload === item.upload;

// What was begun last with the same file for the same place, under the same choices, and is in no other tab's hands.
export async function begunBefore(item) {
  const marks = Object.entries(marksOf(item));
  const taken = await held();
  return read().findLast(known => known.upload && !mine.has(known.key) && known.card === item.card && marks.every(([name, value]) => known[name] === value) && !taken.has(lockOf(known)))?.upload;
}

// Rows for those that wait for their file, as far as the server has them for this person.
let listing = 0;

export async function list(element, card, textOf, dismiss) {
  const asked = ++listing;
  const taken = await held();
  const rows = await Promise.all(read().filter(known => known.card === card && !mine.has(known.key) && !taken.has(lockOf(known)) && (known.upload || known.user === person())).map(async known => {
    if (!known.upload)
      return row(known, 0, textOf, dismiss);
    const answer = await fetch(`/api/v1/uploads/parts/${known.upload}`, { cache: "no-store" }).catch(() => null);
    return answer?.ok ? row(known, Number(answer.headers.get("Upload-Offset")), textOf, dismiss) : null;
  }));
  // What was asked first may be answered last.
  if (asked === listing)
    element.replaceChildren(...rows.filter(made => made !== null));
}

function row(known, sent, textOf, dismiss) {
  const [line, name, text, button] = ["li", "b", "span", "button"].map(tag => document.createElement(tag));
  name.textContent = known.name;
  text.className = "text";
  text.textContent = textOf(sent, known.size);
  Object.assign(button, { type: "button", className: "link", textContent: dismiss });
  button.onclick = () => {
    if (known.upload)
      fetch(`/api/v1/uploads/parts/${known.upload}`, { method: "DELETE" }).catch(() => {});
    forget(known);
    line.remove();
  };
  line.append(name, text, button);
  return line;
}

const marksOf = ({ file, type, access, parent, expand, replaces }) =>
  ({ name: file.name || "file", size: file.size, modified: file.lastModified, type: type ?? "", access: access ?? "", parent: parent ?? "", replaces: replaces?.file ?? "", version: replaces?.version ?? 0, expand: expand === true });

// What a person would take for the same: where it goes, its name and its bytes.
const markedIn = ({ file, name, size, modified, replaces }, card) => [card ?? null, replaces?.file ?? (file ? "" : replaces ?? ""), file ? file.name || "file" : name, file?.size ?? size, file?.lastModified ?? modified];

function read() {
  try {
    return JSON.parse(localStorage.getItem(place) ?? "[]").filter(known => Date.now() - known.at < keptFor);
  } catch {
    return [];
  }
}

function write(all) {
  try {
    localStorage.setItem(place, JSON.stringify(all));
  } catch {
    // A browser that keeps nothing: the upload goes on as long as its tab.
  }
}

// A lock lasts as long as its tab. Where there are none two tabs may send the same file twice, and the server takes each byte once.
function hold(item) {
  mine.add(item.key);
  item.release?.();
  navigator.locks?.request(lockOf(item), { ifAvailable: true }, lock => lock && new Promise(release => item.release = release));
}

async function held() {
  return new Set((await navigator.locks?.query())?.held.map(lock => lock.name) ?? []);
}
