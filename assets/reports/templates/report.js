"use strict";
(() => {
  const form = document.getElementById("filter");
  // A report is read on paper too: open everything while it is printed, and as it was afterwards.
  let closed = [];
  addEventListener("beforeprint", () => {
    closed = [...document.querySelectorAll("details:not([open])")];
    for (const d of closed) d.open = true;
  });
  addEventListener("afterprint", () => {
    for (const d of closed) d.open = false;
    closed = [];
  });
  if (!form) return;

  const fields = ["unit", "form", "severity", "q"];
  const groups = [...document.querySelectorAll(".group")].map((section) => ({
    section,
    unit: section.dataset.unit,
    rows: [...section.querySelectorAll(".f")].map((row) => ({
      row, severity: row.dataset.s, forms: row.dataset.f.split("|"), text: null, shown: true,
    })),
  }));
  const byId = (id) => document.getElementById(id);
  // Words are found with or without their accents, as people type them.
  const fold = (text) =>
    text.normalize("NFD").replace(/[\u0300-\u036f]/g, "").replace(/[đĐ]/g, "d").toLowerCase().replace(/\s+/g, " ").trim();
  const textOf = (entry) => (entry.text ??= fold(entry.row.textContent));

  function apply() {
    const [unit, wanted, severity, q] = fields.map((name) => form.elements[name].value);
    const words = fold(q).split(" ").filter(Boolean);
    let shown = 0, all = 0;
    for (const group of groups) {
      let inGroup = 0;
      for (const entry of group.rows) {
        const fits =
          (!unit || unit === group.unit) &&
          (!wanted || entry.forms.includes(wanted)) &&
          (!severity || severity === entry.severity) &&
          words.every((word) => textOf(entry).includes(word));
        if (fits !== entry.shown) entry.row.hidden = !(entry.shown = fits);
        inGroup += fits;
      }
      group.section.hidden = !inGroup;
      shown += inGroup;
      all += group.rows.length;
    }
    byId("shown").textContent = shown;
    byId("none").hidden = shown > 0;
    // On paper nobody sees the filter, so it is said there in words.
    const criteria = fields
      .filter((name) => form.elements[name].value)
      .map((name) => {
        const field = form.elements[name];
        return `${field.labels[0].firstChild.data.trim()}: ${field.selectedOptions?.[0].text ?? field.value}`;
      });
    byId("filtered").hidden = shown === all && !criteria.length;
    byId("criteria").textContent = `${criteria.join("; ")} (${shown}/${all})`;
  }

  function remember() {
    const state = new URLSearchParams();
    for (const name of fields) if (form.elements[name].value) state.set(name, form.elements[name].value);
    history.replaceState(null, "", `#${state}`);
  }

  function recall() {
    const state = new URLSearchParams(location.hash.slice(1));
    for (const name of fields) form.elements[name].value = state.get(name) ?? "";
    for (const name of fields) form.elements[name].value ||= "";
    apply();
  }

  let waiting = 0;
  function soon() {
    clearTimeout(waiting);
    waiting = setTimeout(() => { apply(); remember(); }, 120);
  }
  form.addEventListener("input", soon);
  form.addEventListener("change", soon); // some browsers tell a choice from a list only so
  form.addEventListener("reset", () => {
    clearTimeout(waiting); // or what was typed before would be remembered over a link followed since
    setTimeout(() => { apply(); remember(); });
  });
  form.addEventListener("submit", (event) => event.preventDefault());
  // A link to a finding is no filter, and must lead to it though it be filtered away.
  const asked = () => /^#f-/.test(location.hash) && byId(decodeURIComponent(location.hash.slice(1)));
  addEventListener("hashchange", () => { const row = asked(); recall(); (row || byId("findings")).scrollIntoView(); });
  recall();
})();
