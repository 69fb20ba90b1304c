const board = document.querySelector(".board");
const boardHeads = [...board.tHead.rows[0].cells];
const boardColumns = boardHeads.map((head) => head.dataset.name);

/** The settings in the order of the file; index is their place in it, values go by column. */
const boardLines = [...board.tBodies[0].rows].map((row, index) => ({
  row,
  index,
  text: row.textContent.toLowerCase(),
  values: [...row.cells].map((cell) => {
    const text = cell.dataset.value ?? cell.firstChild?.textContent.trim() ?? "";
    return text !== "" && Number.isFinite(Number(text)) ? Number(text) : text;
  }),
}));

/** Named tests of lines, which are shown where all hold; after a change call showLeaderboard(). */
const rowFilters = new Map();

/** The column of that name, or of its last part: lr for optimizer.lr; -1 without one. */
const columnOf = (name) => {
  const exact = boardColumns.indexOf(name);
  return exact >= 0 ? exact : boardColumns.findIndex((full) => full.endsWith("." + name));
};
