/* What JavaScript adds to pages that read without it: filters kept in the address, sorting, folding. */
(() => {
  const names = ["q", "kind", "team", "status"];

  function filter(form) {
    const list = form.parentElement.querySelector("[data-okr-list]");
    const rows = [...list.querySelectorAll("[data-okr-row]")];
    const output = form.querySelector("output");
    const wasOpen = new Map([...list.querySelectorAll("details")].map((one) => [one, one.open]));
    const text = (row) => (row.querySelector(":scope > .okr-row") ?? row).textContent.toLowerCase();
    const has = (row, name, value) => !value || (row.dataset[name] ?? "").split(" ").includes(value);
    let filtered = false;

    const apply = () => {
      const asked = Object.fromEntries(names.map((name) => [name, form.elements[name]?.value.trim() ?? ""]));
      const words = asked.q.toLowerCase().split(/\s+/).filter(Boolean);
      const wanted = names.some((name) => asked[name]);
      let hits = 0;
      for (const row of rows) {
        const hit =
          ["kind", "team", "status"].every((name) => has(row, name, asked[name])) &&
          (!words.length || words.every((word) => text(row).includes(word)));
        row.toggleAttribute("data-hit", wanted && hit);
        if (row.tagName === "TR") row.hidden = wanted && !hit;
        hits += hit;
      }
      for (const part of list.querySelectorAll("[data-okr-row] [data-kind]")) {
        part.hidden = !has(part, "kind", asked.kind);
        part.toggleAttribute("data-hit", asked.kind !== "" && !part.hidden && part.closest("[data-okr-row][data-hit]") !== null);
      }
      list.toggleAttribute("data-filtered", wanted);
      for (const [one, open] of wasOpen) {
        if (wanted) one.open = one.querySelector("[data-hit]") !== null;
        else if (filtered) one.open = open;
      }
      filtered = wanted;
      output.textContent = wanted ? `${hits} of ${rows.length} shown` : "";
      return asked;
    };

    const keep = () => {
      const address = new URL(location.href);
      for (const [name, value] of Object.entries(apply())) {
        if (value) address.searchParams.set(name, value);
        else address.searchParams.delete(name);
      }
      history.replaceState(history.state, "", address);
    };

    const asked = new URL(location.href).searchParams;
    for (const name of names) if (form.elements[name] && asked.has(name)) form.elements[name].value = asked.get(name);
    form.hidden = false;
    form.addEventListener("submit", (event) => event.preventDefault());
    form.addEventListener("input", keep);
    form.addEventListener("reset", () => setTimeout(keep));
    for (const button of form.querySelectorAll("[data-okr-fold]")) {
      button.addEventListener("click", () => {
        for (const one of wasOpen.keys()) one.open = button.dataset.okrFold === "open";
      });
    }
    apply();
  }

  function sort(table) {
    const body = table.tBodies[0];
    const key = (row, column) => {
      const cell = row.cells[column];
      return cell.dataset.value === undefined ? cell.textContent.trim() : Number(cell.dataset.value);
    };
    const compare = (one, other) =>
      typeof one === "number" && typeof other === "number"
        ? one - other
        : String(one).localeCompare(String(other), undefined, { numeric: true });
    [...table.tHead.rows[0].cells].forEach((head, column) => {
      const button = document.createElement("button");
      button.type = "button";
      button.append(...head.childNodes);
      head.append(button);
      button.addEventListener("click", () => {
        const down = head.getAttribute("aria-sort") === "ascending";
        for (const other of table.tHead.rows[0].cells) other.removeAttribute("aria-sort");
        head.setAttribute("aria-sort", down ? "descending" : "ascending");
        const rows = [...body.rows].sort((one, other) => compare(key(one, column), key(other, column)) * (down ? -1 : 1));
        body.append(...rows);
      });
    });
  }

  /* Each element once: instant navigation brings new pages into the same document. */
  const wake = () => {
    for (const form of document.querySelectorAll("[data-okr-filters][hidden]")) filter(form);
    for (const table of document.querySelectorAll("table[data-okr-sort]:not([data-okr-awake])")) {
      table.dataset.okrAwake = "";
      sort(table);
    }
  };
  if (document.readyState === "loading") document.addEventListener("DOMContentLoaded", wake);
  else wake();
  window.document$?.subscribe?.(wake); // later pages; from disk it never speaks
})();
