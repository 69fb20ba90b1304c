// Runs in the page of Samples.grid() with the styles of paper.
const checks = async (equal) => {
  const height = (part) => part.getBoundingClientRect().height;
  const seen = (selector) => [...document.querySelectorAll(selector)].filter((part) => height(part) > 0).length;
  equal("nothing to press", ["nav", "button:not(thead *)", "input", "select", "summary", ".live", ".copy", ".switches"].filter(seen), []);
  equal("the picture of the axes", seen(".parallel .scroll svg"), 1);
  equal("curves, logs and settings are open", [seen("#trials .spark"), seen("#trials .log")], [boardLines.length * 2, boardLines.length * 2]);
  equal("tables are whole", [...document.querySelectorAll("table")].filter((table) => height(table) === 0).length, 0);
  equal("black on white", getComputedStyle(document.body).backgroundColor, "rgb(255, 255, 255)");
};
