// What nobody sees while typing a password: capitals are locked, the letters are of the other layout. And the password itself, for whoever wants to.
for (const eye of document.querySelectorAll("[data-eye]")) {
  const input = document.getElementById(eye.dataset.eye);
  const [show, hide] = [eye.textContent, eye.dataset.hide];
  eye.hidden = false;
  eye.addEventListener("click", () => {
    const shown = input.type === "password";
    input.type = shown ? "text" : "password";
    eye.textContent = shown ? hide : show;
    input.focus();
  });
  // Browsers offer to keep what is a password when it is sent.
  input.form?.addEventListener("submit", () => input.type = "password");
}

for (const place of document.querySelectorAll("[data-typing]")) {
  const input = document.getElementById(place.dataset.typing);
  let caps = false;
  const look = event => {
    caps = event.getModifierState?.("CapsLock") ?? caps;
    place.textContent = [caps && place.dataset.caps, /\p{Script=Cyrillic}/u.test(input.value) && place.dataset.layout].filter(Boolean).join(" ");
  };
  for (const kind of ["keydown", "keyup", "input"])
    input.addEventListener(kind, look);
}
