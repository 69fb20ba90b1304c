// Runs in the page of Samples.grid(): optimizer (SGD, AdamW) by optimizer.lr (1e-4, 1e-3, 1e-2).
const find = (selector) => document.querySelector(selector);
const shown = () => [...document.querySelectorAll(".board tbody tr")].map((row) =>
  row.classList.contains("group")
    ? "[" + row.querySelector("button").textContent.slice(2) + "]"
    : row.cells[2].textContent + " " + row.cells[3].textContent);
const address = () => new URLSearchParams(location.hash.split("?")[1]);
const sortedBy = (name, shiftKey = false) =>
  find(`[data-name="${name}"] button`).dispatchEvent(new MouseEvent("click", { shiftKey }));
const type = (text) => {
  find("#filter").value = text;
  find("#filter").dispatchEvent(new Event("input"));
};
const box = (label) => [...document.querySelectorAll("label")]
  .find((l) => [l.textContent, l.firstChild.textContent].some((text) => text.trim() === label))
  .querySelector("input, select");
const seen = (name) => getComputedStyle(find(`.board [data-name="${name}"]`)).display !== "none";
const back = () => new Promise((resolve) => {
  window.addEventListener("popstate", () => setTimeout(resolve), { once: true });
  history.back();
});

const checks = async (equal) => {
  const accuracy = columnOf("val_accuracy");
  const textsBelow = (scroll) => {
    let next = scroll.nextElementSibling;
    while (next && !next.matches(".copy, .scroll, h2, h3")) next = next.nextElementSibling;
    return next?.matches(".copy") ? [...next.querySelectorAll("pre")].map((pre) => pre.dataset.name).join() : "";
  };
  equal("every table can be copied", [...document.querySelectorAll("main .scroll:has(table)")]
    .filter((scroll) => textsBelow(scroll) !== "LaTeX,Markdown,CSV,JSON").map((scroll) => scroll.ariaLabel), []);

  const all = shown();
  equal("all rows, best first", all.length, 6);

  sortedBy("optimizer.lr");
  sortedBy("optimizer", true);
  equal("two columns", shown(), ["AdamW 0.0001", "SGD 0.0001", "AdamW 0.001", "SGD 0.001", "AdamW 0.01", "SGD 0.01"]);
  sortedBy("optimizer.lr", true);
  equal("the second turns round, the last click counts least", shown(),
    ["AdamW 0.01", "AdamW 0.001", "AdamW 0.0001", "SGD 0.01", "SGD 0.001", "SGD 0.0001"]);
  equal("sorts in the address", address().get("sort"), "optimizer,-optimizer.lr");
  equal("sorts for screen readers", find('[data-name="optimizer.lr"]').getAttribute("aria-sort"), "descending");
  await back();
  equal("back", shown()[1], "SGD 0.0001");
  await back();
  await back();
  equal("back to the beginning", [shown(), location.hash], [all, ""]);
  equal("no sort is left", document.querySelectorAll("[aria-sort]").length, 0);

  type("a");
  type("adamw");
  equal("filter while typing", [shown().length, address().get("filter")], [3, "adamw"]);
  await back();
  equal("back undoes the whole text", [shown(), find("#filter").value], [all, ""]);
  find("#filter").dispatchEvent(new Event("change"));

  const filtered = (text) => { type(text); return shown().sort(); };
  equal("less", filtered("lr<1e-3"), ["AdamW 0.0001", "SGD 0.0001"]);
  equal("at least, and a name", filtered("lr>=1e-3 optimizer=adamw"), ["AdamW 0.001", "AdamW 0.01"]);
  equal("not", filtered("optimizer!=SGD lr!=0.01"), ["AdamW 0.0001", "AdamW 0.001"]);
  equal("label text", filtered('"sgd, optimizer.lr = 1e-3" '), []);
  equal("any text", filtered("adamw 0.001"), ["AdamW 0.001"]);
  const good = (text) => filtered(text).length;
  equal("percent, as people write it", good("val_accuracy>=60%"), good("val_accuracy>=60"));
  equal("percent, as the file has it", good("val_accuracy>=60%"), good("val_accuracy>=0.6"));
  type("lr<1e-3");
  equal("how many", find("#leaderboard [role=status]").textContent, "2 of 6 shown");
  equal("filter in the address", address().get("filter"), "lr<1e-3");
  rowFilters.set("test", (line) => line.index === boardLines.find((l) => l.row.cells[2].textContent === "SGD" && l.values[2] === 1e-4).index);
  showLeaderboard();
  equal("another filter besides", shown(), ["SGD 0.0001"]);
  rowFilters.delete("test");

  box("Only settings that differ among the rows shown").click();
  equal("only what differs", [seen("optimizer"), seen("optimizer.lr")], [true, false]);
  type("");
  equal("all differ", seen("optimizer.lr"), true);
  box("n").click();
  box("batch_size").click();
  equal("hidden, shown", [seen("n"), [...find(".board thead tr").cells].at(-1).textContent], [false, "batch_size"]);
  equal("columns in the address", [address().get("hide"), address().get("show")], ["n", "batch_size"]);

  box("Group by").value = "optimizer";
  box("Group by").dispatchEvent(new Event("change"));
  equal("groups", shown().filter((text) => text.startsWith("[")).sort(), ["[AdamW]", "[SGD]"]);
  const means = boardLines.filter((line) => line.values[1] === "SGD").map((line) => line.values[accuracy] * 100);
  const group = [...document.querySelectorAll(".group")].find((row) => row.textContent.includes("SGD"));
  equal("mean of means", group.cells[accuracy + 1].textContent, (means.reduce((a, b) => a + b) / 3).toFixed(3));
  find(".group button").click();
  equal("closed", [shown().length, find(".group button").getAttribute("aria-expanded")], [5, "false"]);
  box("Group by").value = "";
  box("Group by").dispatchEvent(new Event("change"));

  const [first, second] = boardLines;
  const compare = find(`[aria-label="Compare with ${first.label}"]`);
  compare.click();
  const seeds = (line) => line.cells[accuracy].dataset.seeds.split(" ").map(Number);
  const pairs = [0, 1].map((i) => (seeds(second)[i] - seeds(first)[i]) * 100);
  const center = (pairs[0] + pairs[1]) / 2;
  const spread = Math.abs(pairs[0] - pairs[1]) / Math.SQRT2;
  equal("difference, paired by seed", second.cells[accuracy].querySelector(".difference").textContent,
    "−" + Math.abs(center).toFixed(3) + " ± " + spread.toFixed(3) + " (2)");
  equal("none of itself", first.cells[accuracy].querySelector(".difference"), null);
  equal("baseline in the address", address().get("baseline"), first.label);

  for (const line of boardLines) find(`[aria-label="Pin ${line.label}"]`).click();
  equal("at most five pins", [address().getAll("pin").length, document.querySelectorAll(".pins thead th").length], [5, 5]);
  equal("no sixth", find(`[aria-label="Pin ${boardLines[5].label}"]`).disabled, true);
  find(`[aria-label="Unpin ${second.label}"]`).click();
  find(`[aria-label="Pin ${boardLines[2].label}"]`).click();
  equal("differing settings first", [...document.querySelectorAll(".pins tbody")].map((b) => b.rows[0].textContent),
    ["Different", "Results", "Equal"]);
  equal("their curves lie over one another", [document.querySelectorAll(".pins path.line[d*=L]").length, find(".pins .ticks .name").textContent], [3, "epoch"]);

  takeUp(new URLSearchParams());
  const copied = (format) => shownTexts.get("leaderboard")(format, find(`#leaderboard pre[data-name="${format}"]`).textContent);
  equal("unchanged, byte for byte", ["LaTeX", "Markdown", "CSV", "JSON"].map((format) =>
    copied(format) === find(`#leaderboard pre[data-name="${format}"]`).textContent), [true, true, true, true]);
  takeUp(new URLSearchParams("filter=lr=0.01&sort=-optimizer&hide=place,optimizer.weight_decay,n,val_loss,test_loss,test_accuracy,epoch_time,parameters"));
  const [sgd, adamw] = shownLines.map((line) => line.shown[accuracy]);
  equal("Markdown as shown", copied("Markdown").split("\n").slice(2), [
    "| variant | optimizer | optimizer.lr | validation accuracy, % |", "| --- | --- | --- | ---: |",
    `|  | SGD | 0.01 | ${sgd} |`, `|  | AdamW | 0.01 | ${adamw} |`, ""]);
  equal("LaTeX as shown", copied("LaTeX").split("\n").slice(4, 11), [
    "\\begin{tabular}{lllr}", "\\toprule", "variant & optimizer & optimizer.lr & validation accuracy, \\% \\\\", "\\midrule",
    ` & SGD & 0.01 & ${sgd.replaceAll("\u00a0", "~").replace("±", "$\\pm$")} \\\\`,
    ` & AdamW & 0.01 & ${adamw.replaceAll("\u00a0", "~").replace("±", "$\\pm$")} \\\\`, "\\bottomrule"]);
  equal("CSV as shown", copied("CSV").split("\n").map((line) => line.split(",").slice(0, 4)), [
    ["table", "variant", "optimizer", "optimizer.lr"], ["Leaderboard", "", "SGD", "0.01"], ["Leaderboard", "", "AdamW", "0.01"], [""]]);
  const table = JSON.parse(copied("JSON"));
  equal("JSON as shown", [table.columns, table.rows.map((row) => row.slice(0, 3))],
    [["variant", "optimizer", "optimizer.lr", "val_accuracy"], [[null, "SGD", "0.01"], [null, "AdamW", "0.01"]]]);

  compareWith(shownLines[0]);
  const rowsOf = (format) => copied(format).split("\n").slice(format === "LaTeX" ? 8 : 4, format === "LaTeX" ? 10 : 6);
  const plain = (text) => text.replaceAll("$-$", "−").replaceAll("$\\pm$", "±");
  const delta = (line) => line === reference ? "baseline" : line.cells[accuracy].querySelector(".difference").textContent;
  equal("differences in Markdown", rowsOf("Markdown").map((row) => row.split(" | ").at(-1)), shownLines.map((line) => delta(line) + " |"));
  equal("differences in LaTeX", [copied("LaTeX").includes("tabular}{lllrr}"), rowsOf("LaTeX").map((row) => plain(row.split(" & ").at(-1)))],
    [true, shownLines.map((line) => delta(line) + " \\\\")]);
  const numbersOf = shownLines.map((line) => line === reference ? null : mean(pairedDifferences(line, accuracy)));
  equal("differences in JSON", [JSON.parse(copied("JSON")).columns.at(-1), JSON.parse(copied("JSON")).rows.map((row) => row.at(-1))],
    ["Δ val_accuracy", numbersOf]);
  equal("differences in CSV", copied("CSV").trim().split("\n").slice(1).map((row) => row.split(",").at(-1)), numbersOf.map((n) => n === null ? "" : String(n)));
  takeUp(new URLSearchParams([["pin", boardLines[3].label], ["pin", boardLines[1].label]]));
  let written = "";
  Object.defineProperty(navigator, "clipboard", { value: { writeText: async (text) => { written = text; } } });
  [...document.querySelectorAll(".pins button")].find((press) => press.textContent === "Copy CSV").click();
  equal("pinned rows copied", written.split("\n").slice(1, 3).map((row) => row.split(",")[1]), [3, 1].map((at) => boardLines[at].shown[0]));
  takeUp(new URLSearchParams(location.hash.split("?")[1]));

  const everything = location.hash;
  takeUp(new URLSearchParams());
  equal("all of it is gone", [find(".difference"), find(".pins").hidden, seen("n")], [null, true, true]);
  takeUp(new URLSearchParams(everything.split("?")[1]));
  equal("and comes back", addressAt("leaderboard"), everything);
};
