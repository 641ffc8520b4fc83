// Uploads in pieces that a tab did not end: the server keeps what it got of them. The same file chosen again goes on from there, in another tab or after a restart as well.
const place = "ecm.uploads";
// As long as the server keeps them.
const keptFor = 86_400_000;
const lockOf = upload => `ecm-upload-${upload}`;

export function remember(item) {
  write([...read().filter(known => known.upload !== item.upload), { upload: item.upload, card: item.card, at: Date.now(), ...marksOf(item) }]);
  hold(item);
}

export function forget(item) {
  if (item.upload)
    write(read().filter(known => known.upload !== item.upload));
  item.release?.();
}

// What was begun last with the same file for the same place, under the same choices, and is in no other tab's hands.
export async function begunBefore(item) {
  const marks = Object.entries(marksOf(item));
  const taken = await held();
  return read().findLast(known => known.card === item.card && marks.every(([name, value]) => known[name] === value) && !taken.has(lockOf(known.upload)))?.upload;
}

// Rows for those that wait for their file, as far as the server has them for this person.
export async function list(element, card, textOf, dismiss) {
  const taken = await held();
  const rows = await Promise.all(read().filter(known => known.card === card && !taken.has(lockOf(known.upload))).map(async known => {
    const answer = await fetch(`/api/v1/uploads/parts/${known.upload}`, { cache: "no-store" }).catch(() => null);
    return answer?.ok ? row(known, Number(answer.headers.get("Upload-Offset")), textOf, dismiss) : null;
  }));
  element.replaceChildren(...rows.filter(made => made !== null));
}

function row(known, sent, textOf, dismiss) {
  const [line, name, text, button] = ["li", "b", "span", "button"].map(tag => document.createElement(tag));
  name.textContent = known.name;
  text.className = "text";
  text.textContent = textOf(sent, known.size);
  Object.assign(button, { type: "button", className: "link", textContent: dismiss });
  button.onclick = () => {
    fetch(`/api/v1/uploads/parts/${known.upload}`, { method: "DELETE" }).catch(() => {});
    forget({ upload: known.upload });
    line.remove();
  };
  line.append(name, text, button);
  return line;
}

const marksOf = ({ file, type, access, parent, expand, replaces }) =>
  ({ name: file.name, size: file.size, modified: file.lastModified, type: type ?? "", access: access ?? "", parent: parent ?? "", replaces: replaces?.file ?? "", version: replaces?.version ?? 0, expand: expand === true });

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

// A lock lasts as long as its tab. Browsers have locks on secure addresses only; elsewhere two tabs may send the same file twice, and the server takes each byte once.
function hold(item) {
  navigator.locks?.request(lockOf(item.upload), { ifAvailable: true }, lock => lock && new Promise(release => item.release = release));
}

async function held() {
  return new Set((await navigator.locks?.query())?.held.map(lock => lock.name) ?? []);
}
