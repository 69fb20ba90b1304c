// The leaderboard's texts as the table stands: the report has written every cell in every format,
// here rows and columns of them are chosen. Columns of shared settings are not among them.

/** Whether each column of the texts is to be seen; notes stand in the column n of the table. */
const textColumnsShown = () => {
  const visible = new Map(boardColumns.map((column) => [column.name, column.visible]));
  const own = boardColumns.filter((column) => !column.shared && !["place", "variant"].includes(column.name));
  return ["place", "variant", ...own.flatMap(({ name }) => name === "n" ? ["n", "note"] : [name])]
    .map((name) => visible.get(name === "note" ? "n" : name) ?? true);
};

/** The lines of a text in the order of the table; those before and behind the rows stay. */
const chosenLines = (lines, head, foot) => [
  ...lines.slice(0, head),
  ...shownLines.map((line) => lines[head + line.index]),
  ...lines.slice(lines.length - foot),
];

/** What is left of a list, by a list of truths. */
const kept = (list, shown) => list.filter((_, at) => shown[at]);

const csvRecords = (text) => {
  const records = [[]];
  for (const [, field, end] of text.matchAll(/("(?:[^"]|"")*"|[^",\n]*)(,|\n)/g)) {
    records.at(-1).push(field);
    if (end === "\n") records.push([]);
  }
  return records.slice(0, -1);
};

const chosenText = {
  LaTeX: (text, shown) => {
    const lines = text.split("\n");
    const head = lines.indexOf("\\midrule") + 1;
    const row = (line) => {
      if (!line.endsWith(" \\\\")) return line.replace(/(?<=^\\begin\{tabular\}\{)\w+/, (all) => kept([...all], shown).join(""));
      const cells = kept(line.slice(0, -3).replace(/^\{\}(?=[[*])/, "").split(" & "), shown).join(" & ");
      return (/^[[*]/.test(cells) ? "{}" : "") + cells + " \\\\";
    };
    return chosenLines(lines, head, lines.length - lines.indexOf("\\bottomrule")).map(row).join("\n");
  },
  Markdown: (text, shown) => chosenLines(text.split("\n"), 4, 1)
    .map((line) => line.startsWith("|") ? "| " + kept(line.slice(2, -2).split(" | "), shown).join(" | ") + " |" : line)
    .join("\n"),
  CSV: (text, shown) => chosenLines(csvRecords(text), 1, 0)
    .map((record) => kept(record, [true, ...shown]).join() + "\n")
    .join(""),
  JSON: (text, shown) => {
    const table = JSON.parse(text);
    const rows = chosenLines(table.rows, 0, 0).map((row) => kept(row, shown));
    return JSON.stringify({ ...table, columns: kept(table.columns, shown), rows }) + "\n";
  },
};

shownTexts.set("leaderboard", (format, text) => {
  const shown = textColumnsShown();
  const asWritten = shownLines.length === boardLines.length && shownLines.every((line, at) => line.index === at);
  return asWritten && shown.every(Boolean) ? text : chosenText[format](text, shown);
});
