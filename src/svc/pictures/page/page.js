// What the keys, the buttons and a click do.

const page = (() => {
  const root = document.documentElement;
  root.classList.add("js");

  const doing = {
    in: () => pictures.change(pictures.step),
    out: () => pictures.change(1 / pictures.step),
    fit: () => { pictures.fit(); say("The whole picture"); },
    close: () => details.close(),
    scheme: () => scheme(isDark() ? "light" : "dark"),
  };
  const keys = { "+": "in", "=": "in", "-": "out", "\u2212": "out", "0": "fit" };

  const isDark = () => (root.dataset.scheme ?? (matchMedia("(prefers-color-scheme: dark)").matches ? "dark" : "light")) === "dark";

  function scheme(wanted) {
    if (wanted) root.dataset.scheme = wanted;
    document.querySelector("[data-do=scheme]").setAttribute("aria-pressed", String(isDark()));
  }

  function click(event) {
    const target = event.target, does = target.closest("[data-do]")?.dataset.do;
    if (does) { doing[does](); return; }
    const finding = target.closest("#findings li[data-about] > a");
    if (finding) {
      event.preventDefault();
      const about = finding.parentElement.dataset.about.split(" ");
      details.mark(about);
      pictures.reveal(about[0]);
      say(`Marked: ${about.map(details.title).join(", ")}`);
      return;
    }
    const link = target.closest("a[href^='#']"), key = link?.getAttribute("href").slice(1);
    const drawn = target.closest(".canvas [data-thing]");
    if (drawn) {
      details.open(drawn.dataset.thing, drawn.closest("[tabindex]"));
    } else if (link && document.getElementById(key)?.matches("tr")) {
      event.preventDefault();
      details.open(key, link);
      details.enter();
    }
  }

  function press(event) {
    if (event.ctrlKey || event.metaKey || event.altKey) return;
    const button = event.target.closest?.("g[role=button]");
    if (button && (event.key === "Enter" || event.key === " ")) {
      event.preventDefault();
      details.open(button.dataset.thing, button);
      details.enter();
    } else if (event.key === "Escape") {
      if (!details.close()) details.mark([]);
    } else if (keys[event.key]) {
      event.preventDefault();
      doing[keys[event.key]]();
    }
  }

  function choose(event) {
    if (event.target.name !== "view") return;
    pictures.show(event.target.value);
    say(`${event.target.value} view`);
    if (details.opened()) details.open(details.opened());
  }

  // Bring to life what was just put into the page.
  function dress(view) {
    details.buttons();
    pictures.measure();
    pictures.show(view);
    scheme();
  }

  document.addEventListener("DOMContentLoaded", () => {
    document.addEventListener("click", click);
    document.addEventListener("keydown", press);
    document.addEventListener("change", choose);
    matchMedia("(prefers-color-scheme: dark)").addEventListener("change", () => scheme());
    pictures.listen();
    dress("");
  });

  return { dress };
})();
