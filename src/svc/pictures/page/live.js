// Follows the file: takes the new page in when there is one, and keeps what the reader has chosen.

const live = (() => {
  const PARTS = [".heading", ".views", ".stage", "#findings", "#words", "#notice"], AGAIN = 1000;
  const root = document.documentElement;
  let asking = false, wanted = "";

  async function update() {
    if (asking) return;
    asking = true;
    try {
      while (wanted !== root.dataset.version) {
        const answer = await fetch("/", { cache: "no-store" });
        if (!answer.ok) return;
        const text = await answer.text();
        // A policy lets in the styles that a page came with: others need a page of their own.
        if (!text.includes(document.querySelector("style").outerHTML)) { location.reload(); return; }
        const next = new DOMParser().parseFromString(text, "text/html");
        wanted = next.documentElement.dataset.version;
        take(next);
      }
    } catch {
      return; // the connection is lost, and is told of elsewhere
    } finally {
      asking = false;
    }
  }

  function take(next) {
    const view = pictures.name(), place = pictures.place(), opened = details.opened();
    const focus = document.activeElement, thing = focus.dataset?.thing, id = focus.id, choice = focus.name === "view";
    document.title = next.title;
    for (const part of PARTS) document.querySelector(part).replaceWith(next.querySelector(part));
    root.dataset.version = next.documentElement.dataset.version;
    page.dress(view);
    if (pictures.name() === view) pictures.back(place);
    if (opened && document.getElementById(opened)) details.open(opened); else details.close();
    if (pictures.name() === view) pictures.back(place);
    if (thing) pictures.canvas()?.querySelector(`[data-thing="${thing}"][tabindex]`)?.focus({ preventScroll: true });
    else if (choice) document.querySelector(".views input:checked")?.focus();
    else if (id) document.getElementById(id)?.focus({ preventScroll: true });
    say(document.querySelector("#notice").textContent || "The picture is new");
  }

  // A browser has few connections to one place, so a page that nobody sees gives its own back until it is seen.
  function listen() {
    let changes = null;
    const lost = isLost => { document.getElementById("lost").hidden = !isLost; pictures.measure(); };
    const rest = () => { changes?.close(); changes = null; };
    function connect() {
      if (changes || document.hidden) return;
      changes = new EventSource("/changes");
      changes.addEventListener("message", event => { lost(false); wanted = event.data; update(); });
      changes.addEventListener("error", event => {
        lost(true);
        if (event.target.readyState === EventSource.CLOSED) { rest(); setTimeout(connect, AGAIN); }
      });
    }
    document.addEventListener("visibilitychange", () => { if (document.hidden) rest(); else connect(); });
    connect();
  }

  document.addEventListener("DOMContentLoaded", listen);
})();
