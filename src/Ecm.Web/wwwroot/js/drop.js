// Files may be dropped or pasted anywhere, or picked on the intake page: they are queued, and the intake page shows them.
// On a card ([data-takes-files]) they are added to that card instead; who drops them there chooses by the half of the window they are let go in.
let depth = 0;

// Fetched before it is needed: what is dropped without a connection is kept by it until there is one again.
const uploads = () => import(document.querySelector("[data-uploads-module]").dataset.uploadsModule);
uploads().catch(() => {});

const hasFiles = event => event.dataTransfer?.types.includes("Files");
const frame = () => document.getElementById("drop-frame");

addEventListener("dragenter", event => {
  if (!hasFiles(event))
    return;
  event.preventDefault();
  depth++;
  show(true);
});

addEventListener("dragover", event => {
  if (!hasFiles(event))
    return;
  event.preventDefault();
  aim(event);
});

addEventListener("dragleave", event => {
  if (hasFiles(event) && --depth <= 0)
    show(false);
});

addEventListener("drop", event => {
  if (!hasFiles(event))
    return;
  event.preventDefault();
  const anew = makesNew(event);
  show(false);
  filesOf(event.dataTransfer).then(files => take(files.filter(file => !leftBehind.has(file.name)), anew));
});

// What systems leave in folders for themselves.
const leftBehind = new Set(["Thumbs.db", "desktop.ini", ".DS_Store"]);

// A folder brings what is in it, however deep. What was dropped is there only until the event has ended.
async function filesOf({ items, files }) {
  const entries = [...items].map(item => item.webkitGetAsEntry?.()).filter(entry => entry);
  if (!entries.some(entry => entry.isDirectory))
    return [...files];
  return (await Promise.all(entries.map(filesBelow))).flat();
}

const unreadable = name => Object.assign(new File([], name), { unreadable: true });

async function filesBelow(entry) {
  // What may not be looked into is shown as a row that says so, and takes nothing else along.
  if (!entry.isDirectory)
    return [await new Promise((found, failed) => entry.file(found, failed)).catch(() => unreadable(entry.name))];
  const [reader, all] = [entry.createReader(), []];
  // A hundred at a time, until there are no more.
  for (let some; (some = await new Promise((found, failed) => reader.readEntries(found, failed)).catch(() => [])).length > 0;)
    all.push(...some);
  return (await Promise.all(all.map(filesBelow))).flat();
}

addEventListener("paste", event => {
  const files = [...event.clipboardData?.files ?? []];
  if (files.length > 0) {
    event.preventDefault();
    take(files);
  }
});

// What another script has for the same places, such as the tour its letter.
addEventListener("ecm-take", event => take(event.detail));

addEventListener("click", event => {
  const version = event.target.closest("[data-next-version]");
  if (version)
    pick(files => send(files, version.dataset.card, { file: version.dataset.nextVersion, version: Number(version.dataset.version) }), false);
  else if (event.target.closest("[data-pick], [data-tour-pick]"))
    pick(files => take(files));
});

// The box of the last choice stays in the document: one that nothing holds may be gone before the files are chosen.
let box;

function pick(then, multiple = true) {
  box?.remove();
  box = document.createElement("input");
  box.type = "file";
  box.multiple = multiple;
  box.hidden = true;
  box.onchange = event => then([...event.target.files]);
  document.body.append(box);
  box.click();
}

const taker = () => document.querySelector("[data-takes-files]");

// The left half adds to the card, the right one makes new cards.
function makesNew(event) {
  return taker() !== null && event.clientX > innerWidth / 2;
}

function show(shown) {
  if (!shown)
    depth = 0;
  if (!frame() || frame().hidden !== shown)
    return;
  frame().dataset.own ??= frame().textContent;
  const { dropText, dropNew } = taker()?.dataset ?? {};
  if (dropText)
    frame().replaceChildren(half(dropText), half(dropNew));
  else
    frame().textContent = frame().dataset.own;
  frame().hidden = !shown;
}

function half(text) {
  const element = document.createElement("div");
  element.textContent = text;
  return element;
}

function aim(event) {
  [...frame()?.children ?? []].forEach((element, at) => element.classList.toggle("aimed", (at === 1) === makesNew(event)));
}

async function send(files, card, replaces) {
  const { add } = await uploads();
  add(files, card, replaces);
}

async function take(files, anew = false) {
  if (files.length === 0)
    return;
  const card = anew ? undefined : taker()?.dataset.takesFiles;
  await send(files, card);
  if (!card && location.pathname !== "/intake")
    Blazor.navigateTo("/intake");
}
