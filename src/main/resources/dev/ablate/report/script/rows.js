const board = document.querySelector("#leaderboard .board");
const boardBody = board.tBodies[0];

const numberOrText = (text) =>
  text.trim() !== "" && Number.isFinite(Number(text)) ? Number(text) : text;

/** The columns: kind is "setting", "metric" or neither; decimals as the page writes its means. */
const boardColumns = [...board.tHead.rows[0].cells].map((head) => ({
  head,
  name: head.dataset.name,
  title: head.textContent.trim(),
  kind: head.dataset.kind ?? "",
  percent: head.dataset.unit === "%",
  decimals: 0,
}));

/** The settings in the order of the file; index is their place in it, the rest goes by column. */
const boardLines = [...boardBody.rows].map((row, index) => {
  const cells = [...row.cells];
  return {
    row,
    index,
    cells,
    label: row.dataset.label,
    text: (row.dataset.label + " " + row.textContent).toLowerCase(),
    shown: cells.map((cell) => cell.firstChild?.textContent.trim() ?? ""),
    values: cells.map((cell) => numberOrText(cell.dataset.value ?? cell.firstChild?.textContent.trim() ?? "")),
  };
});

boardColumns.forEach((column, at) => {
  const shown = boardLines.map((line) => line.shown[at]).find((text) => /\d/.test(text)) ?? "";
  column.decimals = /\.(\d+)/.exec(shown)?.[1].length ?? 0;
});

/** Named tests of lines, which are shown where all hold; after a change call showLeaderboard(). */
const rowFilters = new Map();

/** The place of the column of that name, or of its last part: lr for optimizer.lr; or -1. */
const columnOf = (name) => {
  const exact = boardColumns.findIndex((column) => column.name === name);
  return exact >= 0 ? exact : boardColumns.findIndex((column) => column.name.endsWith("." + name));
};

/** A number as its column writes it. */
const numberIn = (column, value) =>
  (column.percent ? value * 100 : value).toFixed(column.decimals).replace("-", "−");

const mean = (values) => values.reduce((sum, value) => sum + value, 0) / values.length;

/** The standard deviation (n - 1); NaN for a single value. */
const deviation = (values) => {
  const center = mean(values);
  return Math.sqrt(values.reduce((sum, value) => sum + (value - center) ** 2, 0) / (values.length - 1));
};
