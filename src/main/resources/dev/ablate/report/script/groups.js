/** The name of the column that rows are grouped by; empty for none. */
let groupedBy = "";

/** What is closed of the groups, by their value. */
const closedGroups = new Set();

/** Lines by their value in the column, in the order in which values first occur. */
const groupsOf = (lines, at) => {
  const groups = new Map();
  for (const line of lines) {
    const value = line.shown[at];
    if (!groups.has(value)) groups.set(value, []);
    groups.get(value).push(line);
  }
  return groups;
};

/** The mean of the means of a metric; a dash where no line has one. */
const meanOfMeans = (lines, column, at) => {
  const means = lines.map((line) => line.values[at]).filter((value) => typeof value === "number");
  return means.length ? numberIn(column, mean(means)) : "—";
};

/** The row that stands for a group. */
const groupRow = (value, lines, groupedAt) => {
  const open = !closedGroups.has(value);
  const toggle = button((open ? "▾ " : "▸ ") + value, () => {
    toggled(closedGroups, value, open);
    showLeaderboard();
  }, { aria: { expanded: open } });
  const cells = boardColumns.map((column, at) => {
    if (at === groupedAt) {
      return element("th", { scope: "rowgroup" }, toggle, element("small", {}, lines.length + (lines.length === 1 ? " row" : " rows")));
    }
    const text = column.kind === "metric" ? meanOfMeans(lines, column, at) : "";
    return element("td", { className: column.head.className }, text);
  });
  return element("tr", { className: "group" }, element("td"), ...cells);
};

/** The rows of the table: lines alone, or under the rows of their groups. */
const grouped = (lines) => {
  const at = boardColumns.findIndex((column) => column.name === groupedBy);
  if (at < 0) return lines.map((line) => ({ line }));
  return [...groupsOf(lines, at)].flatMap(([value, members]) => [
    { head: groupRow(value, members, at) },
    ...(closedGroups.has(value) ? [] : members.map((line) => ({ line }))),
  ]);
};

const groupChoice = choice(
  "Group by",
  [["", "nothing"], ...boardColumns
    .filter(({ name, kind }) => kind === "setting" || name === "variant")
    .map(({ name, title }) => [name, title])],
  (name) => {
    groupedBy = name;
    hiddenColumns.delete(name);
    closedGroups.clear();
    fillColumnList();
    changed();
  });

stateful.push({
  write: (params) => { if (groupedBy) params.set("group", groupedBy); },
  read: (params) => {
    groupedBy = params.get("group") ?? "";
    groupChoice.querySelector("select").value = groupedBy;
  },
});
