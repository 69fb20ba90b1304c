/** The line that others are compared with, or undefined. */
let reference;

const numbers = (text) => (text ?? "").split(" ").filter(Boolean).map(Number);

/** The values of a line in a column by seed. */
const bySeed = (line, at) => {
  const values = numbers(line.cells[at].dataset.seeds);
  return new Map(numbers(line.row.dataset.seeds).map((seed, i) => [seed, values[i]]));
};

/** Differences of a line from the reference, paired by seed. */
const pairedDifferences = (line, at) => {
  const base = bySeed(reference, at);
  return [...bySeed(line, at)]
    .map(([seed, value]) => value - base.get(seed))
    .filter(Number.isFinite);
};

/** +0.012 ± 0.004 (3) */
const differenceText = (line, at) => {
  const differences = pairedDifferences(line, at);
  if (differences.length === 0) return "no common seed";
  const column = boardColumns[at];
  const center = mean(differences);
  const spread = differences.length > 1 ? " ± " + numberIn(column, deviation(differences)) : "";
  return (center > 0 ? "+" : "") + numberIn(column, center) + spread + " (" + differences.length + ")";
};

/** Writes the differences of a line under its means, or takes them away. */
const showDifferences = (line) => {
  line.row.classList.toggle("reference", line === reference);
  boardColumns.forEach((column, at) => {
    if (column.kind !== "metric") return;
    line.cells[at].querySelector(".difference")?.remove();
    if (!reference || line === reference || typeof line.values[at] !== "number") return;
    line.cells[at].append(element("span", { className: "difference" }, differenceText(line, at)));
  });
};

const compareWith = (line) => {
  reference = line;
  changed();
};

const referenceNote = element("p", { className: "caption" });
const showReference = () => {
  referenceNote.hidden = !reference;
  referenceNote.replaceChildren(...(reference
    ? ["Beneath each mean: the mean difference from " + reference.label + ", paired by seed, ± its standard deviation,"
        + " and the number of pairs. No test is made here; marks, intervals and p stand in the ablation table,"
        + " for the file’s baseline only. ", button("Show no differences", () => compareWith(undefined))]
    : []));
};

stateful.push({
  write: (params) => { if (reference) params.set("baseline", reference.label); },
  read: (params) => { reference = boardLines.find((line) => line.label === params.get("baseline")); },
});
