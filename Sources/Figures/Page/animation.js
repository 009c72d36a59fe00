// Swaps attributes and texts that Swift wrote. It draws nothing and rounds nothing.
"use strict";
(() => {
  const frames = JSON.parse(document.getElementById("frames").textContent);
  const last = frames.steps.length - 1;
  const find = (id) => document.getElementById(id);
  const [play, scrub, speed, spoken] = ["play", "scrub", "speed", "spoken"].map(find);

  // A number n between two values: the value before stays for n more frames.
  const unfold = (values) => {
    const all = [];
    for (const value of values) {
      if (typeof value === "string") all.push(value);
      else for (let n = 0; n < value; n++) all.push(all[all.length - 1]);
    }
    while (all.length <= last) all.push(all[all.length - 1]);
    return all;
  };
  const elements = new Map();
  for (const element of document.querySelectorAll("[data-s]")) {
    elements.set(Number(element.dataset.s), element);
  }
  const swaps = frames.swaps.map(([mark, attribute, values]) => ({
    element: elements.get(mark), attribute, values: unfold(values), shown: null,
  }));

  let frame = 0;
  let playing = false;
  let due = 0;

  const show = (next) => {
    frame = Math.max(0, Math.min(last, next));
    for (const swap of swaps) {
      const value = swap.values[frame];
      if (value === swap.shown) continue;
      if (swap.attribute === "") swap.element.textContent = value;
      else swap.element.setAttribute(swap.attribute, value);
      swap.shown = value;
    }
    scrub.value = frame;
    scrub.setAttribute("aria-valuetext", "step " + frames.steps[frame]);
    document.body.dataset.step = frames.steps[frame];
    if (!playing) speak();
  };

  const speak = () => {
    const terms = document.querySelectorAll(".readout > div");
    spoken.textContent = Array.from(terms, (term) =>
      term.querySelector("dt").textContent + " " + term.querySelector("dd").textContent
    ).join(", ");
  };

  const dwell = () => frames.dwell[frame] / Number(speed.value);

  const tick = (now) => {
    if (!playing) return;
    if (now >= due) {
      let next = frame;
      while (next < last && now >= due) {
        next += 1;
        due += (frames.dwell[next] || 0) / Number(speed.value);
      }
      if (now - due > 1000) due = now;
      show(next);
      if (next === last) return setPlaying(false);
    }
    requestAnimationFrame(tick);
  };

  const setPlaying = (wanted) => {
    if (wanted && frame === last) show(0);
    playing = wanted && last > 0;
    document.body.classList.toggle("playing", playing);
    play.setAttribute("aria-label", playing ? "Pause" : "Play");
    if (playing) {
      spoken.textContent = "";
      due = performance.now() + dwell();
      requestAnimationFrame(tick);
    } else {
      speak();
    }
  };

  const stepTo = (next) => {
    setPlaying(false);
    show(next);
  };

  play.addEventListener("click", () => setPlaying(!playing));
  find("back").addEventListener("click", () => stepTo(frame - 1));
  find("forward").addEventListener("click", () => stepTo(frame + 1));
  scrub.addEventListener("input", () => stepTo(Number(scrub.value)));
  speed.addEventListener("change", () => { if (playing) due = performance.now() + dwell(); });

  const keys = {
    " ": () => setPlaying(!playing),
    ArrowLeft: () => stepTo(frame - 1),
    ArrowRight: () => stepTo(frame + 1),
    Home: () => stepTo(0),
    End: () => stepTo(last),
  };
  document.addEventListener("keydown", (event) => {
    const target = event.target;
    if (event.altKey || event.ctrlKey || event.metaKey || target === speed) return;
    if (event.key === " " && target instanceof HTMLButtonElement) return;
    if (event.key in keys) {
      event.preventDefault();
      keys[event.key]();
    }
  });

  show(0);
  if (!matchMedia("(prefers-reduced-motion: reduce)").matches) setPlaying(true);
})();
