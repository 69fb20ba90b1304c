const filterBox = element("input", {
  type: "search",
  id: "filter",
  placeholder: "lr<1e-3 optimizer=AdamW",
  title: "Words must all hold: lr<=1e-3, optimizer!=SGD, val_accuracy>=90%, or a part of a row’s text; “ ” keep spaces",
});

const comparisons = {
  "<": (a, b) => a < b,
  "<=": (a, b) => a <= b,
  ">": (a, b) => a > b,
  ">=": (a, b) => a >= b,
  "=": (a, b) => a === b,
  "!=": (a, b) => a !== b,
};

/** The number that a word compares with; NaN for a text. Percent may be written or not. */
const wantedNumber = (text, percent) => {
  const number = Number(text.replace(/%$/, ""));
  return text.endsWith("%") || (percent && number > 1) ? number / 100 : number;
};

/** The test of one word: lr<1e-3, optimizer!=SGD, or a part of the row's text. */
const wordTest = (word) => {
  const [, name, sign, text] = /^([\w.]+)(<=|>=|!=|<|>|=)(.+)$/.exec(word) ?? [];
  const column = name ? columnOf(name) : -1;
  if (column < 0) return (line) => line.text.includes(word.toLowerCase());
  const number = wantedNumber(text, boardColumns[column].percent);
  const wanted = Number.isNaN(number) ? text.toLowerCase() : number;
  return ({ values }) => {
    const value = typeof wanted === "number" ? values[column] : String(values[column]).toLowerCase();
    return typeof value === typeof wanted ? comparisons[sign](value, wanted) : sign === "!=";
  };
};

const filterByBox = () => {
  const words = filterBox.value.match(/(?:[^\s"]|"[^"]*"?)+/g) ?? [];
  const tests = words.map((word) => wordTest(word.replaceAll('"', "")));
  if (tests.length) rowFilters.set("box", (line) => tests.every((holds) => holds(line)));
  else rowFilters.delete("box");
};

/** Whether a text is being written, which is one step back however many its keys. */
let typing = false;

filterBox.addEventListener("input", () => {
  filterByBox();
  showLeaderboard();
  (typing ? rememberLightly : remember)("leaderboard");
  typing = true;
});
filterBox.addEventListener("change", () => { typing = false; });

stateful.push({
  write: (params) => { if (filterBox.value.trim()) params.set("filter", filterBox.value.trim()); },
  read: (params) => {
    filterBox.value = params.get("filter") ?? "";
    filterByBox();
  },
});
