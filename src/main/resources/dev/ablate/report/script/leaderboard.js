/** More rows than these are shown when asked for: a browser takes long to lay out thousands. */
const MOST_ROWS = 500;

const boardStatus = statusLine();
let showAll = false;

const matchingLines = () => {
  const tests = [...rowFilters.values()];
  const matching = boardLines.filter((line) => tests.every((holds) => holds(line)));
  return sorts.length ? matching.sort(compareLines) : matching;
};

const showStatus = (lines, rest) => {
  boardStatus.replaceChildren(rowFilters.size ? lines.length + " of " + boardLines.length + " shown" : "");
  if (rest > 0) {
    boardStatus.append(" " + rest + " more rows below the first " + MOST_ROWS + " ", button("Show them", () => {
      showAll = true;
      showLeaderboard();
    }));
  }
};

/** The lines as they stand in the table after the last showLeaderboard(). */
let shownLines = boardLines;

const showLeaderboard = () => {
  shownLines = matchingLines();
  const rows = grouped(shownLines);
  const shown = showAll ? rows : rows.slice(0, MOST_ROWS);
  for (const { line } of shown) {
    if (!line) continue;
    showSwitches(line);
    showDifferences(line);
  }
  boardBody.replaceChildren(...shown.map(({ line, head }) => head ?? line.row));
  showColumns(shownLines);
  showSorts();
  showReference();
  showPins();
  showStatus(shownLines, rows.length - shown.length);
};

/** After a reader's choice. */
const changed = () => {
  showLeaderboard();
  remember("leaderboard");
};

stateful.push({ write: () => {}, read: showLeaderboard });
board.parentElement.before(
  element("div", { className: "buttons" },
    element("label", { htmlFor: "filter", textContent: "Filter" }), filterBox, groupChoice, columnMenu, boardStatus));
board.parentElement.after(referenceNote, pinPanel);
