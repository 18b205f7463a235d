import { ObjectId } from 'bson';
import type { Engine } from '../engine/engine';
import { mongoError } from '../base/errors';
import type { Filter } from '../query/index';
import type { Hit } from '../planner/scan';
import type { Collection } from '../storage/catalog';
import type { WriteSet } from '../storage/writeSet';
import { compileUpdate, upsertSeed, type Update } from '../update/index';
import { encodeDocument, isDoc, type Doc, type Value } from '../values/types';
import type { ExpressionEnv } from '../expressions/index';
import type { Fields } from './fields';

/** Reads the update part of a statement. @throws MongoError as MongoDB refuses it */
export function readUpdate(value: Value | undefined, fields: Fields, env: ExpressionEnv): Update {
  if (!isDoc(value) && !Array.isArray(value)) {
    throw mongoError(9, 'Update argument must be either an object or an array');
  }
  const arrayFilters = (fields.array('arrayFilters') ?? []) as Doc[];
  return compileUpdate(value, { arrayFilters, env });
}

/** Changes one found document in the write set; unchanged ones are not written. */
export function updateHit(
  engine: Engine,
  set: WriteSet,
  collection: Collection,
  hit: Hit,
  update: Update,
  filter: Filter,
  bypass: boolean,
): { doc: Doc; bytes: Uint8Array; changed: boolean } {
  const doc = update.apply(hit.doc, filter, false);
  const bytes = Buffer.from(encodeDocument(doc));
  if (bytes.equals(hit.bytes)) return { doc, bytes, changed: false };
  engine.documents.replace(set, collection, hit, doc, bytes, bypass);
  return { doc, bytes, changed: true };
}

/** Inserts what an upsert that found nothing makes; gives the new document. */
export function insertUpsert(
  engine: Engine,
  set: WriteSet,
  collection: Collection,
  update: Update,
  query: Doc,
  filter: Filter,
  bypass: boolean,
): { doc: Doc; bytes: Uint8Array } {
  const made = update.apply(upsertSeed(query), filter, true);
  const { _id: id, ...rest } = made;
  const doc: Doc = { _id: id ?? new ObjectId(), ...rest };
  const bytes = Buffer.from(encodeDocument(doc));
  engine.documents.insert(set, collection, doc, bytes, bypass);
  return { doc, bytes };
}
