const MOST_PINS = 5;

/** The lines that stand side by side. */
let pinned = [];

const pin = (line, on) => {
  pinned = on ? [...pinned, line] : pinned.filter((other) => other !== line);
  changed();
};

/** The switches of a line, made when it is first shown. */
const addSwitches = (line) => {
  const pinBox = element("input", { type: "checkbox", title: "Pin, to compare side by side", aria: { label: "Pin " + line.label } });
  const baseBox = element("input", { type: "radio", name: "baseline", title: "Compare the others with this row", aria: { label: "Compare with " + line.label } });
  pinBox.addEventListener("change", () => pin(line, pinBox.checked));
  baseBox.addEventListener("change", () => compareWith(line));
  line.row.prepend(element("td", { className: "switches" }, pinBox, " ", baseBox));
  line.switches = { pinBox, baseBox };
};

const showSwitches = (line) => {
  if (!line.switches) addSwitches(line);
  const { pinBox, baseBox } = line.switches;
  pinBox.checked = pinned.includes(line);
  pinBox.disabled = !pinBox.checked && pinned.length === MOST_PINS;
  baseBox.checked = line === reference;
};

board.tHead.rows[0].prepend(element("th", { scope: "col", className: "switches" }, "Pin, base"));

const pinPanel = element("div", { className: "pins" });

const pinRows = (kind) => boardColumns
  .map((column, at) => ({ title: column.title, kind: column.kind, texts: pinned.map((line) => line.shown[at]) }))
  .filter((row) => kind === "metric" ? row.kind === "metric" : row.kind !== "metric" && row.title !== "Place");

const pinBody = (title, rows) => element("tbody", {},
  element("tr", {}, element("th", { scope: "rowgroup", colSpan: pinned.length + 1, className: "quiet" }, title)),
  ...rows.map(({ title: name, texts }) => element("tr", {},
    element("th", { scope: "row" }, name), ...texts.map((text) => element("td", {}, text)))));

const pinTable = () => {
  const settings = pinRows("setting");
  const differs = ({ texts }) => texts.some((text) => text !== texts[0]);
  const parts = [
    ["Different", settings.filter(differs)],
    ["Results", pinRows("metric")],
    ["Equal", settings.filter((row) => !differs(row))],
  ].filter(([, rows]) => rows.length);
  const heads = pinned.map((line) => element("th", { scope: "col" }, line.label, " ",
    button("unpin", () => pin(line, false), { aria: { label: "Unpin " + line.label } })));
  return element("table", {}, element("thead", {}, element("tr", {}, element("td"), ...heads)),
    ...parts.map(([title, rows]) => pinBody(title, rows)));
};

/** The objective of the pinned rows by epoch, in one figure; none without a result. */
const pinCurves = () => {
  const curves = pinned.map((line, at) => {
    const list = numbers(line.row.dataset.curve);
    const points = list.flatMap((epoch, i) => i % 2 ? [] : [{ epoch, x: epoch, mean: list[i + 1], low: list[i + 1], high: list[i + 1] }]);
    return { label: line.label, style: "line-" + (at + 1), points };
  });
  if (!curves.some(({ points }) => points.length)) return [];
  const title = boardColumns.find(({ kind }) => kind === "metric").title.replace(/ [↑↓]$/, "");
  return [
    element("ul", { className: "legend" }, ...legendOf(curves)),
    element("div", { className: "charts" }, panel({ title, xName: "epoch", curves })),
  ];
};

const showPins = () => {
  pinPanel.hidden = pinned.length === 0;
  if (pinPanel.hidden) return;
  const scroll = element("div", { className: "scroll", tabIndex: 0, aria: { label: "Pinned rows" } }, pinTable());
  scroll.setAttribute("role", "region");
  pinPanel.replaceChildren(element("h3", {}, "Pinned rows"), scroll, pinButtons(), ...pinCurves());
  saveable(pinPanel);
};

stateful.push({
  write: (params) => { for (const line of pinned) params.append("pin", line.label); },
  read: (params) => {
    const labels = params.getAll("pin");
    pinned = labels.flatMap((label) => boardLines.find((line) => line.label === label) ?? []).slice(0, MOST_PINS);
  },
});
