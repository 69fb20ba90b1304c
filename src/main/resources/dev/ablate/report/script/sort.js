/** The columns that rows are sorted by, the most important first: { column, sign }. */
let sorts = [];

const compareLines = (a, b) => {
  for (const { column, sign } of sorts) {
    const [x, y] = [a.values[column], b.values[column]];
    const [textX, textY] = [typeof x === "string", typeof y === "string"];
    if (textX !== textY) return textX ? 1 : -1; // What has no number comes last.
    if (x !== y) return (x < y ? -1 : 1) * sign;
  }
  return 0;
};

const sortBy = (column, more) => {
  const sign = sorts.find((s) => s.column === column)?.sign === 1 ? -1 : 1;
  const others = more ? sorts.filter((s) => s.column !== column) : [];
  sorts = [...others, { column, sign }];
};

const showSorts = () => boardColumns.forEach(({ head }, column) => {
  const sort = sorts.find((s) => s.column === column);
  if (sort) head.setAttribute("aria-sort", sort.sign > 0 ? "ascending" : "descending");
  else head.removeAttribute("aria-sort");
});

/** Makes the head of a column a button that sorts by it. */
const makeSortable = (head, column) => {
  const sort = (event) => {
    sortBy(column, event.shiftKey);
    changed();
  };
  head.append(button([...head.childNodes], sort, { title: "Sort; with Shift, by this column too" }));
};

boardColumns.forEach(({ head }, column) => makeSortable(head, column));

stateful.push({
  write: (params) => {
    if (sorts.length) params.set("sort", sorts.map((s) => (s.sign < 0 ? "-" : "") + boardColumns[s.column].name).join());
  },
  read: (params) => {
    sorts = (params.get("sort") ?? "").split(",")
      .map((name) => ({
        column: boardColumns.findIndex((column) => column.name === name.replace(/^-/, "")),
        sign: name.startsWith("-") ? -1 : 1,
      }))
      .filter(({ column }) => column >= 0);
  },
});
