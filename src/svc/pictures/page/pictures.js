// The pictures: which view is shown, how large it is, and which part of it.

const all = (selector, within = document) => [...within.querySelectorAll(selector)];
const say = text => { document.getElementById("status").textContent = text; };

const pictures = (() => {
  const PIXELS = 96 / 72, LEAST = 0.02, MOST = 6, STEP = 1.25, SLACK = 6;
  let name = "", zoom = 1, fitting = true;

  const view = () => all(".view").find(each => each.dataset.view === name);
  const canvas = () => view()?.querySelector(".canvas");

  function fits(canvas, svg) {
    const { width, height } = svg.viewBox.baseVal;
    return Math.min((canvas.clientWidth - SLACK) / width, (canvas.clientHeight - SLACK) / height, 1.25 * PIXELS) / PIXELS;
  }

  // Make the picture so large that what is at `point` of the canvas stays there.
  function enlarge(to, point) {
    const frame = canvas(), svg = frame?.querySelector("svg");
    if (!svg || !frame.clientWidth) return;
    const before = svg.getBoundingClientRect(), edge = frame.getBoundingClientRect();
    const x = point ? point.x : edge.left + frame.clientWidth / 2, y = point ? point.y : edge.top + frame.clientHeight / 2;
    const across = (x - before.left) / before.width, down = (y - before.top) / before.height;
    zoom = Math.min(MOST, Math.max(LEAST, to));
    svg.style.width = `${svg.viewBox.baseVal.width * PIXELS * zoom}px`;
    svg.style.height = `${svg.viewBox.baseVal.height * PIXELS * zoom}px`;
    const after = svg.getBoundingClientRect();
    frame.scrollLeft += after.left + across * after.width - x;
    frame.scrollTop += after.top + down * after.height - y;
    document.getElementById("zoom").textContent = `${Math.round(zoom * 100)}%`;
  }

  // The whole picture, however small it is then: what is cropped is not missed.
  function fit() {
    fitting = true;
    const frame = canvas(), svg = frame?.querySelector("svg");
    if (svg) enlarge(fits(frame, svg));
  }

  function change(factor, point) {
    fitting = false;
    enlarge(zoom * factor, point);
    say(`Zoom ${Math.round(zoom * 100)}%`);
  }

  function show(wanted) {
    const known = all(".view").map(each => each.dataset.view);
    name = known.includes(wanted) ? wanted : all(".view[data-first]")[0]?.dataset.view ?? known[0] ?? "";
    for (const each of all(".view")) each.hidden = each.dataset.view !== name;
    for (const input of all(".views input")) input.checked = input.value === name;
    dress();
    fit();
  }

  // Frames for what has the focus or is marked; made when a view is first seen, as hidden things have no size.
  function dress() {
    for (const group of all("g.node[data-thing]", view())) {
      if (group.querySelector(":scope > .halo")) continue;
      const box = group.getBBox(), halo = document.createElementNS("http://www.w3.org/2000/svg", "rect");
      const shape = { class: "halo", x: box.x - 4, y: box.y - 4, width: box.width + 8, height: box.height + 8, rx: 9 };
      for (const [attribute, value] of Object.entries(shape)) halo.setAttribute(attribute, value);
      group.append(halo);
    }
  }

  function reveal(key) {
    if (!view()?.querySelector(`[data-thing="${key}"]`)) show("");
    const frame = canvas(), thing = view()?.querySelector(`.node[data-thing="${key}"]`) ?? view()?.querySelector(`[data-thing="${key}"]`);
    if (!thing) return;
    const box = thing.getBoundingClientRect(), edge = frame.getBoundingClientRect();
    const inside = box.left >= edge.left && box.right <= edge.right && box.top >= edge.top && box.bottom <= edge.bottom;
    if (inside) return;
    frame.classList.add("gliding");
    frame.scrollBy(box.left + box.width / 2 - edge.left - frame.clientWidth / 2, box.top + box.height / 2 - edge.top - frame.clientHeight / 2);
    frame.classList.remove("gliding");
  }

  function listen() {
    let from = null, moved = false;
    document.addEventListener("wheel", event => {
      if (!event.ctrlKey || !event.target.closest(".canvas")) return;
      event.preventDefault();
      change(Math.exp(-Math.max(-50, Math.min(50, event.deltaY)) / 200), { x: event.clientX, y: event.clientY });
    }, { passive: false });
    document.addEventListener("pointerdown", event => {
      const frame = event.target.closest(".canvas");
      moved = false;
      if (!frame || event.button !== 0 || event.pointerType === "touch") return;
      from = { frame, x: event.clientX, y: event.clientY, left: frame.scrollLeft, top: frame.scrollTop };
    });
    document.addEventListener("pointermove", event => {
      if (!from) return;
      const x = event.clientX - from.x, y = event.clientY - from.y;
      if (!moved && Math.hypot(x, y) < 5) return;
      moved = true;
      from.frame.classList.add("moving");
      from.frame.scrollTo(from.left - x, from.top - y);
    });
    const leave = () => { from?.frame.classList.remove("moving"); from = null; };
    document.addEventListener("pointerup", leave);
    document.addEventListener("pointercancel", leave);
    document.addEventListener("click", event => { if (moved) { event.stopPropagation(); event.preventDefault(); moved = false; } }, true);
    addEventListener("resize", () => { measure(); if (fitting) fit(); });
  }

  // Where the reader is in the picture, and back there.
  const place = () => ({ fitting, zoom, left: canvas()?.scrollLeft ?? 0, top: canvas()?.scrollTop ?? 0 });

  function back(to) {
    if (to.fitting) fit(); else { fitting = false; enlarge(to.zoom); }
    canvas()?.scrollTo(to.left, to.top);
  }

  function measure() {
    document.documentElement.style.setProperty("--bar", `${document.querySelector(".bar").offsetHeight}px`);
  }

  return { show, fit, change, reveal, place, back, listen, measure, step: STEP, name: () => name, canvas };
})();
