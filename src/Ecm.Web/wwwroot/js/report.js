// What an administrator needs to find a case in the logs, to be copied beside what the person tells.
addEventListener("click", event => {
  if (event.target.closest("[data-report]"))
    open();
  const copy = event.target.closest("[data-report-copy]");
  if (copy)
    take(copy);
});

function open() {
  const dialog = document.getElementById("report");
  const facts = { version: document.body.dataset.version, page: location.href, time: new Date().toString(), request: document.body.dataset.request, browser: navigator.userAgent };
  dialog.querySelector("[data-report-facts]").textContent = dialog.dataset.facts.replace(/\{(\w+)\}/g, (_, name) => facts[name]);
  dialog.showModal();
}

async function take(button) {
  const dialog = button.closest("dialog");
  const [what, facts] = [dialog.querySelector("textarea"), dialog.querySelector("[data-report-facts]")];
  const text = [what.value.trim(), facts.textContent].filter(Boolean).join("\n\n");
  try {
    await navigator.clipboard.writeText(text);
    button.textContent = button.dataset.copied;
  } catch {
    // On an address that is not secure the browser gives no clipboard: it is selected, to be copied by hand.
    const told = what.value;
    what.value = text;
    what.select();
    if (document.execCommand("copy"))
      button.textContent = button.dataset.copied;
    what.value = told;
  }
}
