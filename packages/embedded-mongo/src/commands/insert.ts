import { Int32, ObjectId } from 'bson';
import { mongoError } from '../base/errors';
import type { Collection } from '../storage/catalog';
import { flatReader } from '../values/readFlat';
import { decodeDocument, encodeDocument, type Doc } from '../values/types';
import { MAX_WRITE_BATCH } from '../base/limits';
import { namespaceOf, type Command, type Context } from './context';
import { readFields } from './fields';
import { ensureCollection } from './implicitCreate';
import { runStatements } from './statements';

function decodeReceived(raw: Buffer): Doc {
  try {
    return decodeDocument(raw);
  } catch (error) {
    throw mongoError(22, `Invalid BSON: ${(error as Error).message}`);
  }
}

const ID_FIRST = Buffer.from('_id\0');

const readers = new WeakMap<Collection, ((raw: Buffer) => Doc | undefined) | null>();

/** Reads of a document what its indexes need; null where more of it is looked at. */
function indexedFieldsOf(collection: Collection): ((raw: Buffer) => Doc | undefined) | null {
  let reader = readers.get(collection);
  if (reader === undefined) {
    const paths = collection.indexes.flatMap(({ paths, partialSpec = {} }) => [
      ...paths,
      ...Object.keys(partialSpec),
    ]);
    const plain = !collection.check && paths.every((path) => !/^\$|\./.test(path));
    reader = plain ? flatReader(new Set(['_id', ...paths])) : null;
    readers.set(collection, reader);
  }
  return reader;
}

/**
 * The document as it will be stored: with an _id, and that first. What is decoded of it is what
 * the collection's indexes and its validator look at.
 */
function prepareInsert(raw: Buffer, collection: Collection): { doc: Doc; bytes: Buffer } {
  const idFirst = raw.length > 9 && raw.compare(ID_FIRST, 0, 4, 5, 9) === 0;
  const read = idFirst ? indexedFieldsOf(collection)?.(raw) : undefined;
  if (read !== undefined) return { doc: read, bytes: raw };
  const doc = decodeReceived(raw);
  if (Object.keys(doc)[0] === '_id') return { doc, bytes: raw };
  const { _id: id, ...rest } = doc;
  const whole: Doc = { _id: id ?? new ObjectId(), ...rest };
  return { doc: whole, bytes: Buffer.from(encodeDocument(whole)) };
}

/** @throws MongoError 16 for an empty or oversized batch */
export function checkBatch(size: number): void {
  if (size < 1 || size > MAX_WRITE_BATCH) {
    throw mongoError(
      16,
      `Write batch sizes must be between 1 and ${MAX_WRITE_BATCH}. Got ${size} operations.`,
    );
  }
}

async function insert(context: Context): Promise<Doc> {
  const { engine, body, rawDocuments = [] } = context;
  const { name, namespace } = namespaceOf(context, 'insert');
  const fields = readFields(body, 'insert', {
    insert: 'string',
    ordered: 'bool',
    bypassDocumentValidation: 'bool',
    documents: 'array',
  });
  if (body.documents !== undefined) {
    throw mongoError(14, "BSON field 'insert.documents' is the wrong type, expected type 'array'");
  }
  checkBatch(rawDocuments.length);
  let collection = await ensureCollection(context, namespace, name);
  let inserted = 0;
  return runStatements(
    context,
    rawDocuments.length,
    fields.has('ordered') ? fields.bool('ordered') : true,
    (i, set) => {
      // Dropped or altered since: write by the definition that holds now.
      collection =
        engine.catalog.find(namespace) ?? engine.catalog.create(context.database, name, {});
      const { doc, bytes } = prepareInsert(rawDocuments[i] as Buffer, collection);
      engine.documents.insert(set, collection, doc, bytes, fields.bool('bypassDocumentValidation'));
      inserted++;
    },
    (errors) => ({ n: new Int32(inserted), ...(errors.length > 0 && { writeErrors: errors }) }),
    true,
  );
}

export const insertCommands: Record<string, Command> = {
  insert: { transactional: true, run: insert },
};
