// The line between two parts of a page is moved by dragging or with the arrows; two clicks put it back.
export function attach(line, usual, server) {
  const both = line.parentElement;
  const [low, high] = [line.ariaValueMin, line.ariaValueMax].map(Number);
  let later = 0;

  const move = share => {
    share = Math.round(Math.min(high, Math.max(low, share)) * 10) / 10;
    both.style.setProperty("--left", `${share}%`);
    line.ariaValueNow = share;
    clearTimeout(later);
    later = setTimeout(() => server.invokeMethodAsync("Keep", share).catch(() => {}), 400);
  };

  line.addEventListener("pointerdown", down => {
    if (down.button !== 0)
      return;
    line.setPointerCapture(down.pointerId);
    const drag = event => {
      const frame = both.getBoundingClientRect();
      move((event.clientX - frame.left) / frame.width * 100);
    };
    line.addEventListener("pointermove", drag);
    line.addEventListener("lostpointercapture", () => line.removeEventListener("pointermove", drag), { once: true });
  });
  line.addEventListener("dblclick", () => move(usual));
  line.addEventListener("keydown", event => {
    const now = Number(line.ariaValueNow);
    const to = { ArrowLeft: now - 2, ArrowRight: now + 2, Home: low, End: high }[event.key];
    if (to === undefined || event.ctrlKey || event.altKey)
      return;
    event.preventDefault();
    move(to);
  });
  line.tabIndex = 0;
}
