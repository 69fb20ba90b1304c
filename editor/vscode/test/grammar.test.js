// What the TextMate grammar makes of a file, by the engine that VS Code has: npm install && npm test
const assert = require("node:assert");
const fs = require("node:fs");
const path = require("node:path");
const test = require("node:test");
const oniguruma = require("vscode-oniguruma");
const textmate = require("vscode-textmate");

const folder = path.join(__dirname, "..");

async function grammar() {
  const wasm = path.join(path.dirname(require.resolve("vscode-oniguruma")), "onig.wasm");
  await oniguruma.loadWASM(fs.readFileSync(wasm).buffer);
  const text = fs.readFileSync(path.join(folder, "syntaxes/exp.tmLanguage.json"), "utf8");
  const registry = new textmate.Registry({
    onigLib: Promise.resolve({
      createOnigScanner: (patterns) => new oniguruma.OnigScanner(patterns),
      createOnigString: (string) => new oniguruma.OnigString(string),
    }),
    loadGrammar: async () => textmate.parseRawGrammar(text, "exp.json"),
  });
  return registry.loadGrammar("source.exp");
}

// The innermost scope of each piece of a line that has one.
function scopes(loaded, line) {
  return loaded
    .tokenizeLine(line, textmate.INITIAL)
    .tokens.filter((token) => token.scopes.length > 1)
    .map((token) => [line.substring(token.startIndex, token.endIndex), token.scopes.at(-1)]);
}

test("comments, titles, keywords, components, parameters and numbers have scopes", async () => {
  const loaded = await grammar();
  assert.deepStrictEqual(scopes(loaded, "# let in"), [["# let in", "comment.line.number-sign.exp"]]);
  assert.deepStrictEqual(scopes(loaded, 'experiment "T # \\" no" {'), [
    ["experiment", "storage.type.exp"],
    ['"', "string.quoted.double.exp"],
    ["T # ", "string.quoted.double.exp"],
    ['\\"', "constant.character.escape.exp"],
    [" no", "string.quoted.double.exp"],
    ['"', "string.quoted.double.exp"],
  ]);
  assert.deepStrictEqual(scopes(loaded, "optimizer = AdamW(lr in geomspace(1e-4, 0.1, 7))"), [
    ["optimizer", "variable.parameter.exp"],
    ["=", "keyword.operator.exp"],
    ["AdamW", "support.class.exp"],
    ["in", "keyword.operator.word.exp"],
    ["geomspace", "support.function.exp"],
    ["1e-4", "constant.numeric.exp"],
    ["0.1", "constant.numeric.exp"],
    ["7", "constant.numeric.exp"],
  ]);
  assert.deepStrictEqual(scopes(loaded, "budget = 1h30m"), [
    ["budget", "variable.parameter.exp"],
    ["=", "keyword.operator.exp"],
    ["1h30m", "constant.numeric.exp"],
  ]);
});

test("every experiment can be coloured to its end", async () => {
  const loaded = await grammar();
  const experiments = path.join(folder, "../../experiments");
  for (const file of fs.readdirSync(experiments).filter((name) => name.endsWith(".exp"))) {
    let state = textmate.INITIAL;
    for (const line of fs.readFileSync(path.join(experiments, file), "utf8").split("\n")) {
      state = loaded.tokenizeLine(line, state).ruleStack;
    }
    assert.strictEqual(state.depth, 1, file + " leaves something open");
  }
});
