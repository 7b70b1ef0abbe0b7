"use strict";
// Shows the streams and other things that have all words of a search in them.

document.addEventListener("DOMContentLoaded", () => {
  const field = document.getElementById("search"), found = document.getElementById("found");
  const others = document.getElementById("others");
  const plain = text => text.normalize("NFKD").replace(/\p{M}/gu, "").toLowerCase();
  const entries = [...document.querySelectorAll(".streams > li, #others li")]
    .map(item => ({ item, text: plain(`${item.textContent} ${item.dataset.words ?? ""}`), stream: !item.closest("#others") }));

  function search() {
    const words = plain(field.value).split(/\s+/).filter(Boolean);
    let streams = 0, more = 0;
    for (const { item, text, stream } of entries) {
      const fits = words.every(word => text.includes(word));
      item.hidden = !fits;
      if (fits && stream) streams += 1;
      if (fits && !stream) more += 1;
    }
    others.hidden = !words.length || !more;
    const count = (number, thing) => `${number} ${thing}${number === 1 ? "" : "s"}`;
    found.textContent = words.length ? `${count(streams, "stream")}${more ? ` and ${count(more, "other page")}` : ""} found` : "";
  }

  document.querySelector(".search").hidden = false;
  field.addEventListener("input", search);
  document.addEventListener("keydown", event => {
    const typing = event.target.matches?.("input, textarea, select");
    if (event.key === "/" && !typing && !event.ctrlKey && !event.metaKey && !event.altKey) {
      event.preventDefault();
      field.focus();
    } else if (event.key === "Escape" && event.target === field && field.value) {
      field.value = "";
      search();
    }
  });
  if (field.value) search();
});
