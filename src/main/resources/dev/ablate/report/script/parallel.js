/** How ECharts draws the lines in the colours that the page has now; the last of a line is its heat. */
const parallelOptions = (axes, lines) => {
  const style = getComputedStyle(document.documentElement);
  const color = (name) => style.getPropertyValue("--" + name).trim();
  const font = { color: color("quiet"), fontFamily: style.getPropertyValue("--sans") };
  return {
    animation: false,
    parallel: { left: 60, right: 70, top: 76, bottom: 24, axisExpandable: false },
    parallelAxis: axes.map(({ name, note, log, labels }, dim) => ({
      dim,
      name: note ? name + "\n" + note : name,
      nameGap: axes.length > 4 && dim % 2 ? 40 : 10,
      nameTextStyle: { ...font, color: color("ink"), fontWeight: 600 },
      type: labels.length ? "category" : log ? "log" : "value",
      data: labels.length ? labels : undefined,
      scale: true,
      axisLine: { lineStyle: { color: color("strong-rule") } },
      axisTick: { lineStyle: { color: color("strong-rule") } },
      axisLabel: { ...font, width: 90, overflow: "truncate", textBorderColor: color("paper"), textBorderWidth: 3 },
      minorTick: { show: false },
      areaSelectStyle: { width: 18, color: color("accent"), borderColor: color("accent"), opacity: 0.25 },
      realtime: false,
    })),
    visualMap: { show: false, type: "continuous", dimension: axes.length, min: 0, max: 8, inRange: { color: [color("rule"), color("heat")] } },
    series: { type: "parallel", lineStyle: { width: 1.5, opacity: 0.75 }, inactiveOpacity: 0.06, activeOpacity: 0.9, data: lines.map((line) => line.map((value) => value ?? "-")) },
  };
};

/** Parallel coordinates whose brushes filter the leaderboard; without this script they are a picture. */
const drawParallel = (figure) => {
  const { axes, rows } = JSON.parse(figure.querySelector("script").textContent);
  const still = figure.querySelector(".scroll");
  const canvas = element("div", { role: "img", ariaLabel: still.querySelector("svg").getAttribute("aria-label") });
  const live = element("div", { className: "live" }, canvas);
  const status = statusLine();
  still.after(live);
  const chart = echarts.init(canvas);
  const measured = rows.map((row, index) => ({ row, index })).filter(({ row }) => row[axes.length] >= 0);
  const paint = () => chart.setOption(parallelOptions(axes, measured.map(({ row }) => row)));

  const brushesOf = (dim) => chart.getModel().getComponent("parallelAxis", dim).activeIntervals;

  /** The places of the lines that all brushes hold; nothing where there is no brush. */
  const brushed = () =>
    axes.some((_, dim) => brushesOf(dim).length)
      ? new Set(chart.getModel().getSeriesByIndex(0).getRawIndicesByActiveState("active").map((i) => measured[i].index))
      : undefined;

  const filter = () => {
    const held = brushed();
    if (held) rowFilters.set("brush", (line) => held.has(line.index));
    else rowFilters.delete("brush");
    status.textContent = held ? held.size + " of " + measured.length + " settings brushed; the leaderboard shows them" : "";
    clear.hidden = !held;
  };

  /** Sets the brushes of all axes: a list of intervals for each. */
  const brush = (intervals) => {
    axes.forEach((_, dim) => chart.dispatchAction(
      { type: "axisAreaSelect", parallelAxisIndex: dim, intervals: intervals[dim] ?? [] }, { silent: true, flush: true }));
    filter();
    showLeaderboard();
  };

  const clear = element("button", { type: "button", textContent: "Clear", hidden: true });
  clear.addEventListener("click", () => {
    brush([]);
    remember("axes");
  });
  live.after(element("p", { className: "buttons" },
    element("span", { className: "quiet", textContent: "Drag along an axis to filter the leaderboard." }), clear, status));

  paint();
  chart.on("axisareaselected", () => {
    filter();
    showLeaderboard();
    remember("axes");
  });
  stateful.push({
    write: (params) => axes.forEach((_, dim) =>
      brushesOf(dim).forEach((ends) =>
        params.append("brush", [dim, ...ends.map((end) => Number(end.toPrecision(4)))].join()))),
    read: (params) => {
      const intervals = [];
      for (const text of params.getAll("brush")) {
        const [dim, from, to] = text.split(",").map(Number);
        (intervals[dim] ??= []).push([from, to]);
      }
      brush(intervals);
    },
  });
  matchMedia("(prefers-color-scheme: dark)").addEventListener("change", paint);
  new ResizeObserver(() => chart.resize()).observe(canvas);
};

document.querySelectorAll(".parallel").forEach(drawParallel);
