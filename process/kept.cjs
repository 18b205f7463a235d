'use strict';
// What a run of a program worked out about the files it is made of, kept for the next one.
const { mkdirSync, readFileSync, renameSync, writeFileSync } = require('node:fs');
const { dirname, join, relative } = require('node:path');
const { deserialize, serialize } = require('node:v8');
const { isMainThread, threadId } = require('node:worker_threads');
const { crc32 } = require('node:zlib');

const ROOT = join(__dirname, '..');
const { NODE_COMPILE_CACHE, NODE_DISABLE_COMPILE_CACHE } = process.env;
const FOLDER = NODE_COMPILE_CACHE || join(ROOT, 'node_modules/.cache/compiled-code');
const SUM_BYTES = 4;

/** Whether anything is kept. */
exports.keeps = !NODE_DISABLE_COMPILE_CACHE && Boolean(process.argv[1]);

/**
 * Opens what earlier runs of this program kept of one kind. Whoever may write into the folder of
 * the packages, or the one named, decides what runs, as ever.
 * @param kind the file's ending
 */
exports.openKept = (kind) => {
  if (!exports.keeps) return { get: () => undefined, keep: () => undefined };
  const program = relative(ROOT, process.argv[1]).replace(/[^\w.]+/g, '-');
  const path = join(FOLDER, `${program}${isMainThread ? '' : '-thread'}.${kind}`);
  const kept = read(path);
  const used = new Map();
  let news = false;
  process.once('exit', () => {
    if (news) write(path, used);
  });
  return {
    /** What is kept under a key, undefined where nothing is. */
    get: (key) => kept.get(key),
    /**
     * Has something kept for the next run: what this run does not name again is forgotten.
     * @param value what is kept, or a function that makes it when the program ends
     * @param isNew whether it is other than what was kept
     */
    keep(key, value, isNew) {
      used.set(key, value);
      news ||= isNew;
    },
  };
};

/** Names a file's content, so that another content is another name. */
exports.nameOf = (file, text) => `${file} ${text.length} ${crc32(text)}`;

/** What an earlier run kept; nothing, when there is none or it is damaged. */
function read(path) {
  try {
    const bytes = readFileSync(path);
    const content = bytes.subarray(SUM_BYTES);
    if (bytes.readUInt32LE() === crc32(content)) return deserialize(content);
  } catch {
    // The first run, or another version's file.
  }
  return new Map();
}

function write(path, used) {
  try {
    mkdirSync(dirname(path), { recursive: true });
    const made = [...used].map(([key, value]) => [
      key,
      typeof value === 'function' ? value() : value,
    ]);
    const content = serialize(new Map(made));
    const sum = Buffer.alloc(SUM_BYTES);
    sum.writeUInt32LE(crc32(content));
    const whole = `${path}.${process.pid}.${threadId}`;
    writeFileSync(whole, Buffer.concat([sum, content]));
    renameSync(whole, path);
  } catch {
    // A folder that may not be written: the next start takes as long as this one.
  }
}
