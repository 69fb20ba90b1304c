/** Names of columns that are hidden, and of shared settings that are shown. */
const hiddenColumns = new Set();
const sharedShown = new Set();
let onlyDiffering = false;

const columnStyle = new CSSStyleSheet();
document.adoptedStyleSheets = [...document.adoptedStyleSheets, columnStyle];

/** The settings that all rows share, which become columns when they are asked for. */
const sharedSettings = new Map(
  [...document.querySelectorAll(".shared dl > div")].map((pair) =>
    [pair.querySelector("dt").textContent, pair.querySelector("dd").textContent]));

const addSharedColumn = (name) => {
  if (boardColumns.some((column) => column.name === name)) return;
  const head = element("th", { scope: "col" }, name);
  const value = sharedSettings.get(name);
  board.tHead.rows[0].append(head);
  boardColumns.push({ head, name, title: name, kind: "setting", percent: false, decimals: 0, shared: true });
  makeSortable(head, boardColumns.length - 1);
  for (const line of boardLines) {
    const cell = element("td", {}, value);
    line.row.append(cell);
    line.cells.push(cell);
    line.shown.push(value);
    line.values.push(numberOrText(value));
  }
};

/** Whether a column is to be seen beside these lines. */
const columnShown = (column, at, lines) => {
  if (column.shared) return sharedShown.has(column.name);
  if (hiddenColumns.has(column.name)) return false;
  if (!onlyDiffering || column.kind !== "setting" || lines.length === 0) return true;
  return lines.some((line) => line.shown[at] !== lines[0].shown[at]);
};

/** Shows and hides columns; the first cell of a row holds its switches. */
const showColumns = (lines) => {
  const hidden = boardColumns.flatMap((column, at) => {
    column.visible = columnShown(column, at, lines);
    return column.visible ? [] : [`#leaderboard .board tr > :nth-child(${at + 2})`];
  });
  columnStyle.replaceSync(hidden.length ? hidden.join() + "{display:none}" : "");
};

const toggled = (set, name, on) => {
  if (on) set.add(name);
  else set.delete(name);
};

const columnList = element("div", { className: "choices" });
const fillColumnList = () => {
  const boxes = boardColumns.filter((column) => !column.shared).map(({ name, title }) =>
    checkBox(title, !hiddenColumns.has(name), (on) => { toggled(hiddenColumns, name, !on); changed(); }));
  const shared = [...sharedSettings.keys()].map((name) =>
    checkBox(name, sharedShown.has(name), (on) => {
      addSharedColumn(name);
      toggled(sharedShown, name, on);
      changed();
    }));
  columnList.replaceChildren(
    checkBox("Only settings that differ among the rows shown", onlyDiffering, (on) => { onlyDiffering = on; changed(); }),
    element("fieldset", {}, element("legend", {}, "Columns"), ...boxes),
    ...(shared.length ? [element("fieldset", {}, element("legend", {}, "The same in all rows"), ...shared)] : []));
};
const columnMenu = element("details", { className: "menu" }, element("summary", {}, "Columns"), columnList);

stateful.push({
  write: (params) => {
    if (hiddenColumns.size) params.set("hide", [...hiddenColumns].join());
    if (sharedShown.size) params.set("show", [...sharedShown].join());
    if (onlyDiffering) params.set("differing", "1");
  },
  read: (params) => {
    const names = (key) => (params.get(key) ?? "").split(",").filter(Boolean);
    hiddenColumns.clear();
    sharedShown.clear();
    names("hide").forEach((name) => hiddenColumns.add(name));
    names("show").filter((name) => sharedSettings.has(name)).forEach((name) => {
      addSharedColumn(name);
      sharedShown.add(name);
    });
    onlyDiffering = params.has("differing");
    fillColumnList();
  },
});
