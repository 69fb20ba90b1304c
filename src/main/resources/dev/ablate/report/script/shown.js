// The leaderboard's texts as the table stands: the report has written every cell in every format,
// here rows and columns of them are chosen. Columns of shared settings are not among them.

/** Whether each column of the texts is to be seen; notes stand in the column n of the table. */
const textColumnsShown = () => {
  const visible = new Map(boardColumns.map((column) => [column.name, column.visible]));
  const own = boardColumns.filter((column) => !column.shared && !["place", "variant"].includes(column.name));
  return ["place", "variant", ...own.flatMap(({ name }) => name === "n" ? ["n", "note"] : [name])]
    .map((name) => visible.get(name === "note" ? "n" : name) ?? true);
};

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

/** The difference that is shown of a line, as readers see it or as a number. */
const differenceShown = (line, at) => line === reference ? "baseline" : differenceText(line, at);
const differenceNumber = (line, at) => {
  const differences = line === reference ? [] : pairedDifferences(line, at);
  return differences.length ? mean(differences) : null;
};

/**
 * The leaderboard's text taken apart: lines of cells above the rows, the rows in the order of the file,
 * what stands above a column of differences, a difference, and how all is put together again.
 */
const textTables = {
  LaTeX: (text) => {
    const lines = text.split("\n");
    const [top, bottom] = ["\\toprule", "\\bottomrule"].map((rule) => lines.indexOf(rule));
    const [begin, alignment] = lines[top - 1].slice(0, -1).split(/(?<=tabular\}\{)/);
    const cells = (line) => line.slice(0, -3).replace(/^\{\}(?=[[*])/, "").split(" & ");
    const row = (list) => list.join(" & ").replace(/^(?=[[*])/, "{}") + " \\\\";
    return {
      heads: [[...alignment], cells(lines[top + 1])],
      rows: lines.slice(top + 3, bottom).map(cells),
      added: (name) => ["r", "$\\Delta$ " + name],
      difference: (line, at) => differenceShown(line, at).replace("±", "$\\pm$").replaceAll("−", "$-$"),
      write: ([aligned, names], rows) => [...lines.slice(0, top - 1), begin + aligned.join("") + "}",
        lines[top], row(names), lines[top + 2], ...rows.map(row), ...lines.slice(bottom)].join("\n"),
    };
  },
  Markdown: (text) => {
    const lines = text.split("\n");
    const [names, rule, ...rows] = lines.slice(2, -1).map((line) => line.slice(2, -2).split(" | "));
    return {
      heads: [names, rule],
      rows,
      added: (name) => ["Δ " + name, "---:"],
      difference: differenceShown,
      write: (heads, chosen) =>
        [...lines.slice(0, 2), ...[...heads, ...chosen].map((row) => "| " + row.join(" | ") + " |"), ""].join("\n"),
    };
  },
  CSV: (text) => {
    const [names, ...rows] = csvRecords(text);
    const records = (title, list) => list.map((row) => [title, ...row].join() + "\n").join("");
    return {
      heads: [names.slice(1)],
      rows: rows.map((row) => row.slice(1)),
      added: (name) => [name.replace(/^"?/, "$&Δ ")],
      difference: differenceNumber,
      write: (heads, chosen) => records(names[0], heads) + records(rows[0][0], chosen),
    };
  },
  JSON: (text) => {
    const table = JSON.parse(text);
    return {
      heads: [table.columns],
      rows: table.rows,
      added: (name) => ["Δ " + name],
      difference: differenceNumber,
      write: ([columns], rows) => JSON.stringify({ ...table, columns, rows }) + "\n",
    };
  },
};

/** The text of some lines, with the columns that are seen and the differences from a chosen baseline. */
const chosenText = (format, text, lines) => {
  const table = textTables[format](text);
  const shown = textColumnsShown();
  const metrics = boardColumns.flatMap(({ kind }, at) => kind === "metric" ? [at] : []);
  const first = shown.length - metrics.length;
  const compared = reference ? metrics.flatMap((at, i) => shown[first + i] ? [{ at, i }] : []) : [];
  const heads = table.heads.map((cells, which) =>
    [...kept(cells, shown), ...compared.map(({ i }) => table.added(cells[first + i])[which])]);
  const rows = lines.map((line) =>
    [...kept(table.rows[line.index], shown), ...compared.map(({ at }) => table.difference(line, at))]);
  return table.write(heads, rows);
};

shownTexts.set("leaderboard", (format, text) => {
  const asWritten = shownLines.length === boardLines.length && shownLines.every((line, at) => line.index === at);
  return asWritten && !reference && textColumnsShown().every(Boolean) ? text : chosenText(format, text, shownLines);
});

/** Buttons for the texts of the rows that are pinned. */
const pinButtons = () => copyButtons("Pinned rows", [...document.querySelectorAll("#leaderboard .copy pre")]
  .map((pre) => [pre.dataset.name, () => chosenText(pre.dataset.name, pre.textContent, pinned)]));
