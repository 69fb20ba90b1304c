"use strict";
// Makes a report handier; without it every number can still be read.
(() => {
  const element = (name, properties, ...children) => {
    const made = Object.assign(document.createElement(name), properties);
    made.append(...children);
    return made;
  };

  const copy = async (text) => {
    try {
      await navigator.clipboard.writeText(text);
    } catch {
      const area = element("textarea", { value: text });
      document.body.append(area);
      area.select();
      document.execCommand("copy");
      area.remove();
    }
  };

  for (const box of document.querySelectorAll(".copy")) {
    const said = element("span", { className: "quiet", role: "status" });
    const buttons = [...box.querySelectorAll("pre")].map((text) => {
      const name = text.dataset.name;
      const button = element("button", { type: "button", textContent: "Copy " + name });
      button.addEventListener("click", () =>
        copy(text.textContent).then(() => { said.textContent = name + " copied"; }));
      return button;
    });
    box.before(element("p", { className: "buttons" }, ...buttons, said));
  }

  const table = document.querySelector(".board");
  const heads = [...table.tHead.rows[0].cells];
  const names = heads.map((head) => head.dataset.name);
  const rows = [...table.tBodies[0].rows].map((row) => ({
    row,
    text: row.textContent.toLowerCase(),
    values: [...row.cells].map((cell) => {
      const text = cell.dataset.value ?? cell.firstChild?.textContent.trim() ?? "";
      return text !== "" && Number.isFinite(Number(text)) ? Number(text) : text;
    }),
  }));
  const box = element("input", { type: "search", id: "filter", placeholder: "lr<1e-3 optimizer=AdamW" });
  const shown = element("span", { className: "quiet", role: "status" });
  let sorts = [];

  const compare = (a, b) => {
    for (const { column, sign } of sorts) {
      const [x, y] = [a.values[column], b.values[column]];
      const [textX, textY] = [typeof x === "string", typeof y === "string"];
      if (textX !== textY) return textX ? 1 : -1; // What has no number comes last.
      if (x !== y) return (x < y ? -1 : 1) * sign;
    }
    return 0;
  };

  const columnOf = (name) => {
    const exact = names.indexOf(name);
    return exact >= 0 ? exact : names.findIndex((full) => full.endsWith("." + name));
  };

  const test = (word) => {
    const parts = /^([\w.]+)(<=|>=|!=|<|>|=)(.+)$/.exec(word);
    const column = parts ? columnOf(parts[1]) : -1;
    if (column < 0) return ({ text }) => text.includes(word.toLowerCase());
    const percent = parts[3].endsWith("%");
    const number = Number(percent ? parts[3].slice(0, -1) : parts[3]) / (percent ? 100 : 1);
    const wanted = Number.isNaN(number) ? parts[3].toLowerCase() : number;
    return ({ values }) => {
      const value = typeof wanted === "number" ? values[column] : String(values[column]).toLowerCase();
      if (typeof value !== typeof wanted) return parts[2] === "!=";
      switch (parts[2]) {
        case "<": return value < wanted;
        case "<=": return value <= wanted;
        case ">": return value > wanted;
        case ">=": return value >= wanted;
        case "=": return value === wanted;
        default: return value !== wanted;
      }
    };
  };

  const show = () => {
    const tests = box.value.split(/\s+/).filter(Boolean).map(test);
    let count = 0;
    for (const line of rows) {
      line.row.hidden = !tests.every((holds) => holds(line));
      count += line.row.hidden ? 0 : 1;
    }
    const sorted = sorts.length ? [...rows].sort(compare) : rows;
    table.tBodies[0].append(...sorted.map(({ row }) => row));
    heads.forEach((head, column) => {
      const sort = sorts.find((s) => s.column === column);
      if (sort) head.setAttribute("aria-sort", sort.sign > 0 ? "ascending" : "descending");
      else head.removeAttribute("aria-sort");
    });
    shown.textContent = tests.length ? count + " of " + rows.length + " shown" : "";
  };

  const remember = () => {
    const state = new URLSearchParams();
    if (sorts.length) state.set("sort", sorts.map((s) => (s.sign < 0 ? "-" : "") + names[s.column]).join());
    if (box.value.trim()) state.set("filter", box.value.trim());
    history.replaceState(null, "", "#leaderboard" + (state.size ? "?" + state : ""));
    show();
  };

  const recall = () => {
    if (!location.hash.startsWith("#leaderboard?")) return;
    const state = new URLSearchParams(location.hash.slice("#leaderboard?".length));
    sorts = (state.get("sort") ?? "").split(",")
      .map((name) => ({ column: names.indexOf(name.replace(/^-/, "")), sign: name.startsWith("-") ? -1 : 1 }))
      .filter(({ column }) => column >= 0);
    box.value = state.get("filter") ?? "";
    show();
    document.getElementById("leaderboard").scrollIntoView();
  };

  heads.forEach((head, column) => {
    const button = element("button", { type: "button", title: "Sort; with Shift, by this column too" }, ...head.childNodes);
    head.append(button);
    button.addEventListener("click", (event) => {
      const sign = sorts.find((s) => s.column === column)?.sign === 1 ? -1 : 1;
      const others = event.shiftKey ? sorts.filter((s) => s.column !== column) : [];
      sorts = [...others, { column, sign }];
      remember();
    });
  });
  box.addEventListener("input", remember);
  table.parentElement.before(
    element("p", { className: "buttons" }, element("label", { htmlFor: "filter", textContent: "Filter" }), box, shown));
  window.addEventListener("hashchange", recall);
  recall();
})();
