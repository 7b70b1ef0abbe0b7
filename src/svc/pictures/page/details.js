// The details of a step, a party or a flow beside the picture, and the marks on things.

const details = (() => {
  let opened = "", opener = null;
  const panel = () => document.getElementById("panel");
  const title = key => document.getElementById(key)?.querySelector("th")?.textContent ?? "";

  // What is said of a thing holds what is seen of it, so that a voice can choose it by any of its words.
  function label(group) {
    const seen = all("text", group).map(line => line.textContent.trim()).filter(Boolean).join(" ");
    const called = title(group.dataset.thing);
    return seen.startsWith(called) ? seen : `${called}: ${seen}`;
  }

  function buttons() {
    for (const svg of all(".canvas svg")) {
      svg.setAttribute("role", "group");
      for (const group of all("g.step[data-thing], g.party[data-thing]", svg)) {
        group.setAttribute("tabindex", "0");
        group.setAttribute("role", "button");
        group.setAttribute("aria-controls", "panel");
        group.setAttribute("aria-label", label(group));
      }
    }
  }

  function mark(keys) {
    for (const each of all(".marked")) each.classList.remove("marked");
    for (const each of all("[data-thing]")) each.classList.toggle("marked", keys.includes(each.dataset.thing));
  }

  function open(key, from) {
    const row = document.getElementById(key);
    if (!row?.matches("tr")) return;
    if (from && !panel().contains(from)) opener = from;
    opened = key;
    document.getElementById("panel-title").textContent = title(key);
    const list = panel().querySelector("dl");
    list.replaceChildren();
    for (const cell of row.cells) {
      if (!cell.dataset.label || !cell.hasChildNodes()) continue;
      const label = document.createElement("dt"), said = document.createElement("dd");
      label.textContent = cell.dataset.label;
      for (const each of cell.childNodes) said.append(each.cloneNode(true));
      list.append(label, said);
    }
    panel().hidden = false;
    mark([key]);
    pictures.reveal(key);
  }

  function enter() {
    panel().scrollIntoView({ block: "nearest" });
    document.getElementById("panel-title").focus();
  }

  function close() {
    if (panel().hidden) return false;
    const inside = panel().contains(document.activeElement) || document.activeElement === document.body;
    panel().hidden = true;
    opened = "";
    mark([]);
    if (inside) (opener?.isConnected ? opener : pictures.canvas())?.focus();
    opener = null;
    return true;
  }

  return { buttons, mark, open, enter, close, title, opened: () => opened };
})();
