'use strict';

const vscode = require('vscode');
const { LanguageClient } = require('vscode-languageclient/node');

let client;

/** Starts `ablate lsp` for the .exp files of the window. */
function activate() {
  const command = vscode.workspace.getConfiguration('ablate').get('command');
  const server = { command, args: ['lsp'] };
  const options = { documentSelector: [{ language: 'exp' }] };
  client = new LanguageClient('ablate', 'Ablate', server, options);
  return client.start();
}

function deactivate() {
  return client && client.stop();
}

module.exports = { activate, deactivate };
