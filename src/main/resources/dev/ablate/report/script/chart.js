// Draws panels of curves as the report's own figures are drawn; chart/ChartBuilder makes those.

const svgElement = (name, attributes = {}, ...children) => {
  const made = document.createElementNS("http://www.w3.org/2000/svg", name);
  for (const [key, value] of Object.entries(attributes)) made.setAttribute(key, value);
  made.append(...children);
  return made;
};

/** A map from numbers to places; equal ends get some room. */
const scaleOver = (low, high, start, end, log) => {
  if (low === high) {
    const room = low === 0 ? 1 : Math.abs(low) / 10;
    return scaleOver(low - room, high + room, start, end, false);
  }
  const flat = log ? (value) => Math.log10(Math.max(value, low)) : (value) => value;
  const share = (value) => (flat(value) - flat(low)) / (flat(high) - flat(low));
  return { low, high, log, at: (value) => (start + Math.min(1, Math.max(0, share(value))) * (end - start)).toFixed(1) };
};

const multiples = (low, high, step) => {
  const first = Math.ceil(low / step);
  const count = Math.floor(high / step) - first + 1;
  return Array.from({ length: count }, (_, i) => Number(((first + i) * step).toPrecision(12)));
};

const powers = (low, high, digits) => {
  const all = [];
  for (let power = Math.floor(Math.log10(low)); power <= Math.ceil(Math.log10(high)); power++) {
    all.push(...digits.map((digit) => Number((digit + "e" + power))));
  }
  return all.filter((value) => value >= low && value <= high);
};

/** Round numbers to mark, about as many as wanted; whole says that only integers may be. */
const ticksOf = ({ low, high, log }, wanted, whole = false) => {
  if (log) {
    const dense = powers(low, high, [1, 2, 5]);
    return dense.length <= 2 * wanted ? dense : powers(low, high, [1]);
  }
  const rough = (high - low) / wanted;
  const power = 10 ** Math.floor(Math.log10(rough));
  const step = [1, 2, 5, 10].map((digit) => digit * power).find((size) => size >= rough);
  return multiples(low, high, whole ? Math.max(1, step) : step);
};

const tickText = (value) => {
  const size = Math.abs(value);
  if (size >= 10000) return Number((value / 1000).toPrecision(12)) + "k";
  const text = size > 0 && size < 0.001 ? value.toExponential() : String(value);
  return text.replaceAll("-", "−");
};

const yScale = (curves, plot, log) => {
  const means = curves.flatMap(({ points }) => points.map(({ mean }) => mean));
  const [least, most] = [Math.min(...means), Math.max(...means)];
  if (least > 0 && (log || most / least >= 50)) return scaleOver(least, most, plot.bottom, plot.top, true);
  const low = Math.min(...curves.flatMap(({ points }) => points.map((p) => p.low)));
  const high = Math.max(...curves.flatMap(({ points }) => points.map((p) => p.high)));
  const room = (high - low) * 0.04;
  return scaleOver(low - room, high + room, plot.bottom, plot.top, false);
};

const curveShapes = ({ style, points, best }, x, y) => {
  const line = (list, key) => list.map((p) => x.at(p.x) + " " + y.at(p[key])).join("L");
  const spread = points.length > 1 && points.some((p) => p.low < p.high);
  const dots = points.filter((p) => points.length === 1 || p.epoch === best);
  return {
    band: spread ? [svgElement("path", { class: "band " + style, d: "M" + line(points, "high") + "L" + line([...points].reverse(), "low") + "Z" })] : [],
    line: [
      ...(points.length > 1 ? [svgElement("path", { class: "line " + style, d: "M" + line(points, "mean") })] : []),
      ...dots.map((p) => svgElement("circle", { class: "dot " + style, cx: x.at(p.x), cy: y.at(p.mean), r: 3.5 })),
    ],
  };
};

/** A figure of curves { label, style, best, points: [{ epoch, x, mean, low, high }] }. */
const panel = ({ title, xName, curves, log = false, strip = false }) => {
  const [height, plot] = strip
    ? [130, { left: 48, top: 8, right: 410, bottom: 92 }]
    : [280, { left: 48, top: 12, right: 410, bottom: 242 }];
  const drawn = curves.filter(({ points }) => points.length);
  const xs = drawn.flatMap(({ points }) => points.map((p) => p.x));
  const x = scaleOver(Math.min(...xs), Math.max(...xs), plot.left, plot.right, false);
  const y = yScale(drawn, plot, log);
  const yTicks = ticksOf(y, strip ? 3 : 5);
  const shapes = drawn.map((curve) => curveShapes(curve, x, y));
  const label = (value, attributes) => svgElement("text", attributes, tickText(value));
  const picture = svgElement("svg", { viewBox: "0 0 420 " + height, role: "img",
    "aria-label": title + " by " + xName + ": " + drawn.map((curve) => curve.label).join("; ") },
    svgElement("g", { class: "grid" }, ...yTicks.map((t) => svgElement("path", { d: `M${plot.left} ${y.at(t)}H${plot.right}` }))),
    svgElement("path", { class: "axis", d: `M${plot.left} ${plot.bottom}H${plot.right}` }),
    ...shapes.flatMap(({ band }) => band),
    ...shapes.flatMap(({ line }) => line),
    svgElement("g", { class: "ticks y" }, ...yTicks.map((t) => label(t, { x: plot.left - 7, y: y.at(t), dy: "0.32em" }))),
    svgElement("g", { class: "ticks x" }, ...ticksOf(x, 6, xName !== "seconds").map((t) => label(t, { x: x.at(t), y: plot.bottom + 17 })),
      svgElement("text", { class: "name", x: plot.right, y: height - 4 }, xName)));
  const note = y.log ? [" ", element("small", {}, "logarithmic axis")] : [];
  return element("figure", {}, element("figcaption", {}, title, ...note), picture);
};
