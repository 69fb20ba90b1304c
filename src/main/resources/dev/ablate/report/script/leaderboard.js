const boardStatus = statusLine();

const showLeaderboard = () => {
  const tests = [...rowFilters.values()];
  let count = 0;
  for (const line of boardLines) {
    line.row.hidden = !tests.every((holds) => holds(line));
    count += line.row.hidden ? 0 : 1;
  }
  const sorted = sorts.length ? [...boardLines].sort(compareLines) : boardLines;
  board.tBodies[0].append(...sorted.map(({ row }) => row));
  boardHeads.forEach((head, column) => {
    const sort = sorts.find((s) => s.column === column);
    if (sort) head.setAttribute("aria-sort", sort.sign > 0 ? "ascending" : "descending");
    else head.removeAttribute("aria-sort");
  });
  boardStatus.textContent = tests.length ? count + " of " + boardLines.length + " shown" : "";
};

stateful.push({ write: () => {}, read: showLeaderboard });
board.parentElement.before(
  element("p", { className: "buttons" }, element("label", { htmlFor: "filter", textContent: "Filter" }), filterBox, boardStatus));
