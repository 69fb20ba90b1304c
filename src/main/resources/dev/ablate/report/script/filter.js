const filterBox = element("input", { type: "search", id: "filter", placeholder: "lr<1e-3 optimizer=AdamW" });

/** The test of one word: lr<1e-3, optimizer!=SGD, or a part of the row's text. */
const wordTest = (word) => {
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

const filterByBox = () => {
  const tests = filterBox.value.split(/\s+/).filter(Boolean).map(wordTest);
  if (tests.length) rowFilters.set("box", (line) => tests.every((holds) => holds(line)));
  else rowFilters.delete("box");
};

filterBox.addEventListener("input", () => {
  filterByBox();
  showLeaderboard();
  remember("leaderboard");
});

stateful.push({
  write: (params) => { if (filterBox.value.trim()) params.set("filter", filterBox.value.trim()); },
  read: (params) => {
    filterBox.value = params.get("filter") ?? "";
    filterByBox();
  },
});
