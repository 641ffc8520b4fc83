// Prints the pages of a file as pictures on white, upright and each on a sheet of its own; what has no picture as its text.
let busy = false;

export async function printPages(count, imageOf, textOf, tell) {
  if (busy)
    return;
  busy = true;
  const sheets = document.createElement("div");
  sheets.className = "print-sheets";
  document.body.append(sheets);
  try {
    const pages = Array.from({ length: Math.max(1, count) }, (_, at) => sheetOf(at + 1, imageOf, textOf));
    sheets.append(...pages.map(page => page.sheet));
    for (const [at, page] of pages.entries()) {
      tell(at, pages.length);
      await page.ready;
    }
    tell();
    // The dialog holds the script up in most browsers, and in the others the sheets are needed until it is closed.
    const printed = new Promise(done => addEventListener("afterprint", done, { once: true }));
    print();
    await Promise.race([printed, new Promise(done => setTimeout(done, 60_000))]);
  } finally {
    tell();
    sheets.remove();
    busy = false;
  }
}

function sheetOf(number, imageOf, textOf) {
  const sheet = document.createElement("div");
  const picture = new Image();
  sheet.append(picture);
  const ready = new Promise(done => {
    picture.onload = done;
    picture.onerror = async () => {
      const text = document.createElement("pre");
      text.textContent = await textOf(number);
      sheet.replaceChildren(text);
      done();
    };
  });
  picture.alt = "";
  picture.src = imageOf(number, 1600);
  return { sheet, ready };
}
