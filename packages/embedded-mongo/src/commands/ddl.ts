import { Int32 } from 'bson';
import { mongoError } from '../base/errors';
import { buildIndex, dropIndex } from '../engine/buildIndex';
import { alreadyThere, readSpecification } from '../indexes/specification';
import { samePattern } from '../indexes/samePattern';
import type { Collection } from '../storage/catalog';
import { discard } from '../storage/garbage';
import { showValue } from '../values/showValue';
import { documentPrefix, indexPrefix, statisticsKey } from '../storage/keyspace';
import { compileFilter } from '../query/index';
import { encodeDocument, isDoc, type Doc, type Value } from '../values/types';
import { checkName, namespaceOf, type Command, type Context } from './context';
import { readFields, type Fields } from './fields';
import { openCursor, readyStream } from './openCursor';

const REFUSED_CREATE = [
  'capped',
  'timeseries',
  'viewOn',
  'pipeline',
  'clusteredIndex',
  'encryptedFields',
  'changeStreamPreAndPostImages',
  'expireAfterSeconds',
  'size',
  'max',
];

function validationOptions(fields: Fields): Doc {
  const options: Doc = {};
  const validator = fields.object('validator');
  if (validator) {
    compileFilter(validator);
    options.validator = validator;
  }
  for (const [name, allowed] of [
    ['validationLevel', ['off', 'strict', 'moderate']],
    ['validationAction', ['error', 'warn']],
  ] as const) {
    const value = fields.string(name);
    if (value === undefined) continue;
    if (!(allowed as readonly string[]).includes(value)) {
      throw mongoError(
        2,
        `Enumeration value '${value}' for field 'create.${name}' is not a valid value.`,
      );
    }
    options[name] = value;
  }
  return options;
}

async function create(context: Context): Promise<Doc> {
  const { engine, body, database } = context;
  const { name, namespace } = namespaceOf(context, 'create');
  const kinds = Object.fromEntries(REFUSED_CREATE.map((field) => [field, 'any' as const]));
  const fields = readFields(body, 'create', {
    ...kinds,
    create: 'string',
    validator: 'object',
    validationLevel: 'string',
    validationAction: 'string',
    collation: 'object',
    storageEngine: 'object',
    indexOptionDefaults: 'object',
    writeConcern: 'object',
    autoIndexId: 'bool',
  });
  for (const option of REFUSED_CREATE) {
    const value = fields.any(option);
    if (value !== undefined && value !== false) {
      throw mongoError(238, `create option '${option}' is not supported`);
    }
  }
  const collation = fields.object('collation');
  if (collation && collation.locale !== 'simple') {
    throw mongoError(238, "collection collation other than { locale: 'simple' } is not supported");
  }
  const options = validationOptions(fields);
  await engine.commits.write(() => {
    const existing = engine.catalog.find(namespace);
    if (!existing) engine.catalog.create(database, name, options);
    else if (!samePattern(existing.options, options)) {
      throw mongoError(48, `namespace ${namespace} already exists, but with different options`);
    }
  });
  return {};
}

async function collMod(context: Context): Promise<Doc> {
  const { engine, body } = context;
  const { namespace } = namespaceOf(context, 'collMod');
  const fields = readFields(body, 'collMod', {
    collMod: 'string',
    validator: 'object',
    validationLevel: 'string',
    validationAction: 'string',
    index: 'object',
  });
  const options = validationOptions(fields);
  const change = fields.object('index');
  const reply: Doc = {};
  await engine.commits.write(() => {
    const collection = engine.catalog.find(namespace);
    if (!collection) throw mongoError(26, 'ns does not exist');
    const indexes = collection.indexes.map((index) => {
      const wanted =
        change &&
        (index.name === change.name ||
          (isDoc(change.keyPattern) && samePattern(index.spec.key as Doc, change.keyPattern)));
      if (!wanted) return index;
      reply.index = index.name;
      const spec: Doc = { ...index.spec };
      if (change.expireAfterSeconds !== undefined)
        spec.expireAfterSeconds = change.expireAfterSeconds;
      if (change.hidden === true) spec.hidden = true;
      else if (change.hidden === false) delete spec.hidden;
      return { ...index, spec };
    });
    if (change && reply.index === undefined) {
      throw mongoError(27, `cannot find index for ns ${namespace}`);
    }
    delete reply.index;
    engine.catalog.update(collection, { options: { ...collection.options, ...options }, indexes });
  });
  return reply;
}

function discardCollection(context: Context, collection: Collection): void {
  const { engine } = context;
  engine.catalog.remove(collection);
  engine.environment.removeSync(statisticsKey(collection.id));
  const indexes = collection.indexes.filter((index) => !index.primary);
  discard(engine.environment, [
    documentPrefix(collection.id),
    ...indexes.map((i) => indexPrefix(i.id)),
  ]);
  engine.cursors.killNamespace(collection.namespace);
}

async function drop(context: Context): Promise<Doc> {
  const { engine, body } = context;
  const { namespace } = namespaceOf(context, 'drop');
  readFields(body, 'drop', { drop: 'string' });
  const dropped = await engine.commits.write(() => {
    const collection = engine.catalog.find(namespace);
    if (collection) discardCollection(context, collection);
    return collection;
  });
  engine.collect();
  return dropped ? { nIndexesWas: new Int32(dropped.indexes.length), ns: namespace } : {};
}

async function dropDatabase(context: Context): Promise<Doc> {
  const { engine, database, body } = context;
  readFields(body, 'dropDatabase', { dropDatabase: 'any' });
  const found = await engine.commits.write(() => {
    const collections = engine.catalog.list(database);
    for (const collection of collections) discardCollection(context, collection);
    return collections.length > 0;
  });
  engine.collect();
  return found ? { dropped: database } : {};
}

function split(namespace: string | undefined): { database: string; name: string } {
  const [database = '', ...rest] = (namespace ?? '').split('.');
  const name = rest.join('.');
  checkName(database, name);
  return { database, name };
}

async function renameCollection(context: Context): Promise<Doc> {
  const { engine, body } = context;
  const fields = readFields(
    body,
    'renameCollection',
    { renameCollection: 'string', to: 'string', dropTarget: 'any' },
    ['to'],
  );
  const from = fields.string('renameCollection') ?? '';
  const to = fields.string('to') ?? '';
  const { database, name } = split(to);
  split(from);
  await engine.commits.write(() => {
    const collection = engine.catalog.find(from);
    if (!collection) throw mongoError(26, `Source collection ${from} does not exist`);
    if (from === to) throw mongoError(20, "Can't rename a collection to itself");
    const target = engine.catalog.find(to);
    if (target && !fields.bool('dropTarget')) throw mongoError(48, 'target namespace exists');
    if (target) discardCollection(context, target);
    engine.catalog.rename(collection, database, name);
    engine.cursors.killNamespace(from);
  });
  engine.collect();
  return {};
}

async function createIndexes(context: Context): Promise<Doc> {
  const { engine, body, database, slice } = context;
  const { name, namespace } = namespaceOf(context, 'createIndexes');
  const fields = readFields(
    body,
    'createIndexes',
    {
      createIndexes: 'string',
      indexes: 'array',
      commitQuorum: 'any',
      ignoreUnknownIndexOptions: 'bool',
    },
    ['indexes'],
  );
  const specs = (fields.array('indexes') ?? []).map((raw) => {
    if (!isDoc(raw)) throw mongoError(14, 'The elements of the indexes array must be objects');
    return readSpecification(raw);
  });
  if (specs.length === 0) throw mongoError(2, 'Must specify at least one index to create');
  const created = engine.catalog.find(namespace) === undefined;
  await engine.commits.write(
    () => engine.catalog.find(namespace) ?? engine.catalog.create(database, name, {}),
  );
  const at = (): Collection => {
    const found = engine.catalog.find(namespace);
    if (!found) throw mongoError(26, `ns does not exist: ${namespace}`);
    return found;
  };
  const before = at().indexes.length;
  for (const spec of specs) {
    if (!alreadyThere(at().indexes, spec)) await buildIndex(engine, at(), spec, slice);
  }
  const after = at().indexes.length;
  return {
    numIndexesBefore: new Int32(before),
    numIndexesAfter: new Int32(after),
    createdCollectionAutomatically: created,
    ...(before === after && { note: 'all indexes already exist' }),
  };
}

async function dropIndexes(context: Context): Promise<Doc> {
  const { engine, body } = context;
  const { namespace } = namespaceOf(context, 'dropIndexes');
  const fields = readFields(body, 'dropIndexes', { dropIndexes: 'string', index: 'any' }, [
    'index',
  ]);
  const collection = engine.catalog.find(namespace);
  if (!collection) throw mongoError(26, `ns not found ${namespace}`);
  const wanted = fields.any('index');
  const names = Array.isArray(wanted) ? wanted : [wanted as Value];
  const before = new Int32(collection.indexes.length);
  const ids = new Set<number>();
  for (const each of names) {
    if (each === '*') {
      for (const index of collection.indexes) ids.add(index.id);
      continue;
    }
    const index = collection.indexes.find(
      (i) => i.name === each || (isDoc(each) && samePattern(i.spec.key as Doc, each)),
    );
    if (!index) {
      throw mongoError(
        27,
        isDoc(each)
          ? "can't find index with key"
          : `index not found with name [${showValue(each)}]`,
      );
    }
    if (index.primary) throw mongoError(72, 'cannot drop _id index');
    ids.add(index.id);
  }
  await dropIndex(engine, namespace, (index) => ids.has(index.id));
  return { nIndexesWas: before };
}

async function listIndexes(context: Context): Promise<Buffer> {
  const { engine, body } = context;
  const { namespace } = namespaceOf(context, 'listIndexes');
  const fields = readFields(body, 'listIndexes', { listIndexes: 'string', cursor: 'object' });
  const collection = engine.catalog.find(namespace);
  if (!collection) throw mongoError(26, `ns does not exist: ${namespace}`);
  const documents = collection.indexes
    .filter((i) => !i.building)
    .map((i) => encodeDocument(i.spec));
  return openCursor(context, { namespace, batchSize: batchSizeOf(fields) }, () =>
    readyStream(documents),
  );
}

function batchSizeOf(fields: Fields): number | undefined {
  const cursor = fields.object('cursor');
  return (
    cursor && readFields(cursor, 'cursor', { batchSize: 'number' }, [], false).count('batchSize')
  );
}

async function listCollections(context: Context): Promise<Buffer> {
  const { engine, body, database } = context;
  const fields = readFields(body, 'listCollections', {
    listCollections: 'any',
    filter: 'object',
    nameOnly: 'bool',
    authorizedCollections: 'bool',
    cursor: 'object',
  });
  const filter = compileFilter(fields.object('filter') ?? {});
  const documents = engine.catalog
    .list(database)
    .map((collection): Doc => {
      const { name, options, uuid, indexes } = collection;
      if (fields.bool('nameOnly')) return { name, type: 'collection' };
      return {
        name,
        type: 'collection',
        options,
        info: { readOnly: false, uuid },
        idIndex: indexes[0]?.spec ?? {},
      };
    })
    .filter((doc) => filter.matches(doc))
    .map(encodeDocument);
  const namespace = `${database}.$cmd.listCollections`;
  return openCursor(context, { namespace, batchSize: batchSizeOf(fields) }, () =>
    readyStream(documents),
  );
}

export const ddlCommands: Record<string, Command> = {
  create: { transactional: true, run: create },
  collMod: { run: collMod },
  drop: { run: drop },
  dropDatabase: { run: dropDatabase },
  renameCollection: { run: renameCollection },
  createIndexes: { transactional: true, run: createIndexes },
  dropIndexes: { run: dropIndexes },
  listIndexes: { run: listIndexes },
  listCollections: { run: listCollections },
};
