// The line between two parts of a page is moved by dragging or with the arrows; two clicks put it back.
export function attach(line, usual, server) {
  const both = line.parentElement;
  const [low, high] = [line.ariaValueMin, line.ariaValueMax].map(Number);
  let [later, share] = [0, Number(line.ariaValueNow)];

  const show = () => {
    both.style.setProperty("--left", `${share}%`);
    line.ariaValueNow = share;
  };
  // What is drawn once a place is kept puts the line back there: it may have been moved on since.
  const keep = () => server.invokeMethodAsync("Keep", share).then(() => Number(line.ariaValueNow) === share || show()).catch(() => {});
  const move = to => {
    share = Math.round(Math.min(high, Math.max(low, to)) * 10) / 10;
    show();
    clearTimeout(later);
    later = setTimeout(keep, 400);
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
    const to = { ArrowLeft: share - 2, ArrowRight: share + 2, Home: low, End: high }[event.key];
    if (to === undefined || event.ctrlKey || event.altKey)
      return;
    event.preventDefault();
    move(to);
  });
  line.tabIndex = 0;
}
