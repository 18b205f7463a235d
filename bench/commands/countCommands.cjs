'use strict';
// Preloaded into the product of any checkout (`node -r`): counts the commands that its MongoDB
// driver sends, by database, and writes the counts to a file named after the process. The product
// has no such counter, and the bench cannot add one to another checkout.
const { renameSync, writeFileSync } = require('node:fs');
const { Module } = require('node:module');
const { join } = require('node:path');
const { isMainThread } = require('node:worker_threads');

const WRITE_INTERVAL_MS = 50;

const folder = process.env.COMMAND_COUNTS_DIR;
// The thread of the disclosure log sends commands in the background, which do not count.
if (folder !== undefined && isMainThread) countInto(join(folder, `${process.pid}.json`));

function countInto(file) {
  const counts = new Map();
  let changed = false;
  const load = Module._load;
  Module._load = (request, ...rest) => {
    const exports = load(request, ...rest);
    if (/(?:^|\/)connection$/.test(request) && exports?.CryptoConnection !== undefined)
      countIn(exports.Connection.prototype);
    return exports;
  };

  const patched = new WeakSet();
  function countIn(prototype) {
    if (patched.has(prototype)) return;
    patched.add(prototype);
    const { command } = prototype;
    prototype.command = function counted(namespace, ...rest) {
      counts.set(namespace.db, (counts.get(namespace.db) ?? 0) + 1);
      changed = true;
      return command.call(this, namespace, ...rest);
    };
  }

  setInterval(() => {
    if (!changed) return;
    changed = false;
    // The rename is atomic: a reader sees either the whole file or none.
    writeFileSync(`${file}.new`, JSON.stringify(Object.fromEntries(counts)));
    renameSync(`${file}.new`, file);
  }, WRITE_INTERVAL_MS).unref();
}
