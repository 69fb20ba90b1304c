const curveSection = document.getElementById("curves");
const curveData = JSON.parse(document.getElementById("curve-data")?.textContent ?? '{"metrics":[],"groupings":[]}');

/** What a reader may choose, the first of each as the page is written. */
const curveOptions = {
  by: curveData.groupings.map(({ name }) => [name, name]),
  band: [["std", "standard deviation"], ["interval", "95 % interval of the mean"], ["range", "min to max"], ["none", "none"]],
  x: [["epoch", "epoch"], ["step", "step"], ["time", "time"]],
  rows: [["both", "training and validation"], ["train", "training"], ["val", "validation"]],
  y: [["auto", "as it fits"], ["log", "logarithmic"]],
};
const xNames = { epoch: "epoch", step: "updates", time: "seconds" };
const bandWords = {
  std: "its band mean ± standard deviation",
  interval: "its band the mean’s 95 % interval by Student’s t",
  range: "its band from the smallest to the largest",
  none: "without a band",
};

let curveChoice = {};
const writtenCurves = curveSection.querySelector(".charts")?.cloneNode(true);
const writtenLegend = curveSection.querySelector(".legend")?.cloneNode(true);
const writtenCaption = curveSection.querySelector(".caption")?.textContent;

const bandOf = (curve, i, band) => {
  const mean = curve.mean[i];
  if (band === "range") return [curve.min[i], curve.max[i]];
  const half = band === "none" ? 0 : curve[band][i];
  return [mean - half, mean + half];
};

/** The points of a curve of a group at epochs where it has a value. */
const pointsOf = (group, curve, { x, band }) => group.epoch.flatMap((epoch, i) => {
  if (curve.mean[i] === null) return [];
  const [low, high] = bandOf(curve, i, band);
  return [{ epoch, x: group[x][i], mean: curve.mean[i], low, high }];
});

const metricPanel = (groups, at, chosen) => panel({
  title: curveData.metrics[at].title,
  xName: xNames[chosen.x],
  log: chosen.y === "log",
  curves: groups.map((group) => ({
    label: group.label,
    style: group.style,
    best: curveData.metrics[at].name.startsWith("val_") ? group.best : 0,
    points: pointsOf(group, group.curves[at], chosen),
  })),
});

/** None where all groups have one rate all the time. */
const ratePanels = (groups, chosen) => new Set(groups.flatMap(({ rate }) => rate)).size < 2 ? [] : [panel({
  title: "Learning rate at the end of each epoch",
  xName: xNames[chosen.x],
  strip: true,
  curves: groups.map((group) => ({
    label: group.label,
    style: group.style,
    points: pointsOf(group, { mean: group.rate }, { ...chosen, band: "none" }),
  })),
})];

const legendOf = (groups) => groups.map(({ label, style }) => element("li", {},
  svgElement("svg", { viewBox: "0 0 28 10", "aria-hidden": "true" }, svgElement("path", { class: "line " + style, d: "M1 5H27" })), label));

const drawCurves = (chosen) => {
  const { groups } = curveData.groupings.find(({ name }) => name === chosen.by);
  const wanted = curveData.metrics.flatMap(({ name }, at) =>
    (chosen.rows === "both" || name.startsWith(chosen.rows)) && groups.some((group) => group.curves[at].mean.some((m) => m !== null)) ? [at] : []);
  curveSection.querySelector(".charts").replaceChildren(
    ...wanted.map((at) => metricPanel(groups, at, chosen)), ...ratePanels(groups, chosen));
  curveSection.querySelector(".legend").replaceChildren(...legendOf(groups));
  curveSection.querySelector(".caption").textContent = chosen.by === "row"
    ? writtenCaption.replace(bandWords.std, bandWords[chosen.band])
    : "Each line is the mean over all trials with that " + chosen.by + ", " + bandWords[chosen.band]
      + "; a dot on a validation curve marks the best epoch by the objective (median over trials).";
};

const showCurves = () => {
  if (!writtenCurves) return;
  for (const [name, select] of Object.entries(curveSelects)) select.value = curveChoice[name];
  const asWritten = Object.entries(curveOptions).every(([name, [[first]]]) => curveChoice[name] === first);
  if (!asWritten) drawCurves(curveChoice);
  else {
    curveSection.querySelector(".charts").replaceWith(writtenCurves.cloneNode(true));
    curveSection.querySelector(".legend").replaceWith(writtenLegend.cloneNode(true));
    curveSection.querySelector(".caption").textContent = writtenCaption;
  }
  saveable(curveSection);
};

const curveNames = { by: "Lines by", band: "Band", x: "Over", rows: "Rows of", y: "Axis" };
const curveSwitches = Object.entries(curveOptions).map(([name, options]) => choice(curveNames[name], options, (value) => {
  curveChoice[name] = value;
  showCurves();
  remember("curves");
}));
const curveSelects = Object.fromEntries(Object.keys(curveOptions).map((name, i) => [name, curveSwitches[i].querySelector("select")]));

if (writtenCurves) curveSection.querySelector("h2").after(element("div", { className: "buttons" }, ...curveSwitches));

stateful.push({
  write: (params) => {
    for (const [name, [[first]]] of Object.entries(curveOptions).filter(([, options]) => options.length)) {
      if (curveChoice[name] !== first) params.set(name, curveChoice[name]);
    }
  },
  read: (params) => {
    curveChoice = Object.fromEntries(Object.entries(curveOptions).map(([name, options]) => {
      const wanted = params.get(name);
      return [name, options.some(([value]) => value === wanted) ? wanted : options[0]?.[0]];
    }));
    showCurves();
  },
});
