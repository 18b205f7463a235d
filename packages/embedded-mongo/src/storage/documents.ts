import { mongoError } from '../base/errors';
import { encodeKeyPart, EMPTY_ARRAY_KEY, type KeyValue } from '../values/keyEncoding';
import { BSONRegExp } from 'bson';
import { type Doc, type Value } from '../values/types';
import type { IndexDefinition } from '../indexes/definition';
import {
  boundedKey,
  documentKeys,
  firstValues,
  MAX_ID_BYTES,
  type DocumentKeys,
} from '../indexes/keys';
import { MAX_DOCUMENT_BYTES } from '../base/limits';
import type { Catalog, Collection } from './catalog';
import { documentPrefix, indexPrefix } from './keyspace';
import type { WriteSet } from './writeSet';
import { showValue } from '../values/showValue';

/** The key a document of this _id lives under. */
function documentKey(collection: Collection, id: Value | undefined): Buffer {
  const encoded = boundedKey(encodeKeyPart(id).bytes, MAX_ID_BYTES);
  return Buffer.concat([documentPrefix(collection.id), encoded]);
}

function refuseId(id: Value | undefined): void {
  if (Array.isArray(id)) throw mongoError(2, "can't use an array for _id");
  if (id instanceof BSONRegExp) throw mongoError(2, "can't use a regex for _id");
  if (id === undefined) throw mongoError(2, "can't use a undefined for _id");
}

function refuseSize(bytes: Buffer): void {
  if (bytes.length > MAX_DOCUMENT_BYTES) {
    throw mongoError(
      10334,
      `BSONObj size: ${bytes.length} (0x${bytes.length.toString(16).toUpperCase()}) is invalid. Size must be between 0 and 16793600(16MB)`,
    );
  }
}

/** @throws MongoError 121 when the collection's validator refuses the document */
function validate(collection: Collection, doc: Doc, old: Doc | undefined): void {
  const { check } = collection;
  if (!check || check.onlyWarn) return;
  const details = check.fault(doc);
  if (!details) return;
  if (old && check.moderate && check.fault(old)) return;
  throw mongoError(121, 'Document failed validation', {
    errInfo: { failingDocumentId: doc._id, details },
  });
}

function duplicate(collection: Collection, index: IndexDefinition, doc: Doc): Error {
  const names = index.paths;
  const values = index.primary ? [doc._id] : firstValues(index, doc);
  const shown = (value: KeyValue): Value =>
    value === undefined || value === EMPTY_ARRAY_KEY ? null : value;
  const keyValue = Object.fromEntries(names.map((name, i) => [name, shown(values[i])]));
  const text = names.map((name, i) => `${name}: ${showValue(shown(values[i]))}`).join(', ');
  return mongoError(
    11000,
    `E11000 duplicate key error collection: ${collection.namespace} index: ${index.name} dup key: { ${text} }`,
    { keyPattern: index.spec.key, keyValue },
  );
}

function entryKeys(index: IndexDefinition, doc: Doc, key: Buffer): DocumentKeys {
  return documentKeys(
    index,
    doc,
    indexPrefix(index.id),
    index.unique ? undefined : key.subarray(5),
  );
}

/**
 * Puts one document (and what it changes in every index) into a write set. All checks come before
 * the first change, so a refused document leaves the set as it was.
 */
export class DocumentWriter {
  private readonly catalog: Catalog;

  constructor(catalog: Catalog) {
    this.catalog = catalog;
  }

  insert(set: WriteSet, collection: Collection, doc: Doc, bytes: Buffer, bypass = false): void {
    refuseId(doc._id);
    const key = documentKey(collection, doc._id);
    const primary = collection.indexes[0] as IndexDefinition;
    if (set.get(key)) throw duplicate(collection, primary, doc);
    this.write(set, collection, key, undefined, doc, bytes, bypass);
    set.count(collection.id, 1, bytes.length);
  }

  /** The _id of both must be the same; compileUpdate sees to it. */
  replace(
    set: WriteSet,
    collection: Collection,
    old: { key: Buffer; doc: Doc; bytes: Buffer },
    doc: Doc,
    bytes: Buffer,
    bypass = false,
  ): void {
    this.write(set, collection, old.key, old.doc, doc, bytes, bypass);
    set.count(collection.id, 0, bytes.length - old.bytes.length);
  }

  remove(
    set: WriteSet,
    collection: Collection,
    old: { key: Buffer; doc: Doc; bytes: Buffer },
  ): void {
    for (const index of collection.indexes) {
      if (index.primary) continue;
      for (const entry of entryKeys(index, old.doc, old.key).keys) set.remove(entry);
    }
    set.remove(old.key);
    set.count(collection.id, -1, -old.bytes.length);
  }

  private write(
    set: WriteSet,
    collection: Collection,
    key: Buffer,
    old: Doc | undefined,
    doc: Doc,
    bytes: Buffer,
    bypass: boolean,
  ): void {
    refuseSize(bytes);
    if (!bypass) validate(collection, doc, old);
    const gone: Buffer[] = [];
    const added: Buffer[] = [];
    for (const index of collection.indexes) {
      if (index.primary) continue;
      const next = entryKeys(index, doc, key);
      const before = old ? entryKeys(index, old, key).keys : [];
      const kept = old && new Set(before.map((entry) => entry.toString('latin1')));
      for (const entry of next.keys) {
        if (kept?.delete(entry.toString('latin1'))) continue;
        const holder = index.unique ? set.get(entry) : undefined;
        if (holder && !holder.equals(key)) throw duplicate(collection, index, doc);
        added.push(entry);
      }
      for (const entry of before) if (kept!.has(entry.toString('latin1'))) gone.push(entry);
      if (next.multikey.includes(true)) this.catalog.markMultikey(collection, index, next.multikey);
    }
    for (const entry of gone) set.remove(entry);
    for (const entry of added) set.put(entry, key);
    set.put(key, bytes);
  }

  /**
   * Enters one stored document into an index that is being built.
   * @throws MongoError 11000 when a unique index already holds another document's key
   */
  index(
    set: WriteSet,
    collection: Collection,
    index: IndexDefinition,
    doc: Doc,
    key: Buffer,
  ): void {
    const { keys, multikey } = entryKeys(index, doc, key);
    for (const entry of keys) {
      const holder = index.unique ? set.get(entry) : undefined;
      if (holder && !holder.equals(key)) throw duplicate(collection, index, doc);
      set.put(entry, key);
    }
    multikey.forEach((many, i) => {
      if (many) index.multikey[i] = true;
    });
  }
}
