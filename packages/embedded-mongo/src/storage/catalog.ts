import { randomUUID } from 'node:crypto';
import { Binary, Int32 } from 'bson';
import { compileFilter } from '../query/index';
import { compileJsonSchema } from '../validator/index';
import {
  decodeDocument,
  encodeDocument,
  isDoc,
  isNum,
  type Doc,
  type Value,
} from '../values/types';
import { toNumber } from '../values/numbers';
import type { IndexDefinition, IndexField } from '../indexes/definition';
import type { Environment } from './environment';
import { catalogKey, catalogRange } from './keyspace';

export interface Collection {
  readonly id: number;
  readonly database: string;
  readonly name: string;
  readonly namespace: string;
  readonly uuid: Binary;
  /** Options of create, as listCollections shows them. */
  readonly options: Doc;
  readonly indexes: readonly IndexDefinition[];
  /** Changes with every change of the definition, so that open transactions notice. */
  readonly version: number;
  readonly check: Validation | undefined;
}

export interface Validation {
  /** Undefined when the document passes, else MongoDB's errInfo details. */
  fault(doc: Doc): Doc | undefined;
  readonly onlyWarn: boolean;
  readonly moderate: boolean;
}

/** The key under which a namespace's definition is kept. */
const namespaceKey = (namespace: string): Buffer => catalogKey(`ns:${namespace}`);
const NEXT_ID_KEY = catalogKey('\0nextId');

const numberOf = (value: Value | undefined): number | undefined =>
  isNum(value) ? toNumber(value) : undefined;
const truthy = (value: Value | undefined): boolean =>
  value === true || (isNum(value) && toNumber(value) !== 0);

function readIndex(stored: Doc): IndexDefinition {
  const spec = stored.spec as Doc;
  const key = spec.key as Doc;
  const fields = Object.keys(key).map((path): IndexField => ({
    path,
    direction: (numberOf(key[path]) ?? 1) < 0 ? -1 : 1,
  }));
  const partialSpec = isDoc(spec.partialFilterExpression)
    ? spec.partialFilterExpression
    : undefined;
  const id = numberOf(stored.id) ?? 0;
  return {
    id,
    name: spec.name as string,
    spec,
    fields,
    paths: fields.map((field) => field.path),
    directions: fields.map((field) => field.direction),
    primary: id === 0,
    unique: truthy(spec.unique) || id === 0,
    sparse: truthy(spec.sparse),
    hashed: Object.values(key).includes('hashed'),
    building: stored.building === true,
    hidden: spec.hidden === true,
    partialSpec,
    partial: partialSpec ? compileFilter(partialSpec) : undefined,
    expireAfterSeconds: numberOf(spec.expireAfterSeconds),
    multikey: (stored.multikey as boolean[] | undefined) ?? fields.map(() => false),
  };
}

function readValidation(options: Doc): Validation | undefined {
  const validator = options.validator;
  if (
    !isDoc(validator) ||
    Object.keys(validator).length === 0 ||
    options.validationLevel === 'off'
  ) {
    return undefined;
  }
  const { $jsonSchema: schema, ...rest } = validator;
  const bySchema = isDoc(schema) ? compileJsonSchema(schema) : undefined;
  const byFilter = Object.keys(rest).length > 0 ? compileFilter(rest) : undefined;
  return {
    fault: (doc) =>
      bySchema?.(doc) ??
      (byFilter && !byFilter.matches(doc)
        ? { operatorName: Object.keys(rest)[0] ?? '', specifiedAs: rest, reason: 'did not match' }
        : undefined),
    onlyWarn: options.validationAction === 'warn',
    moderate: options.validationLevel === 'moderate',
  };
}

function readCollection(stored: Doc, version: number): Collection {
  const database = stored.database as string;
  const name = stored.name as string;
  const options = stored.options as Doc;
  return {
    id: numberOf(stored.id) ?? 0,
    database,
    name,
    namespace: `${database}.${name}`,
    uuid: stored.uuid as Binary,
    options,
    indexes: (stored.indexes as Doc[]).map(readIndex),
    version,
    check: readValidation(options),
  };
}

export type StoredIndex = Pick<IndexDefinition, 'id' | 'spec' | 'multikey' | 'building'>;

const storedIndex = ({ id, spec, multikey, building }: StoredIndex): Doc => ({
  id: new Int32(id),
  spec,
  multikey: [...multikey],
  building,
});

/**
 * What collections and indexes exist. Kept in memory, written through: every change must be made
 * inside the LMDB write transaction, and `reload` restores the truth when that one fails.
 */
export class Catalog {
  private readonly environment: Environment;
  private collections = new Map<string, Collection>();
  private version = 0;

  constructor(environment: Environment) {
    this.environment = environment;
    this.reload();
  }

  reload(): void {
    this.collections = new Map();
    for (const { key, value } of this.environment.getRange(catalogRange)) {
      if (!key.subarray(1).toString('utf8').startsWith('ns:')) continue;
      const collection = readCollection(decodeDocument(value), ++this.version);
      this.collections.set(collection.namespace, collection);
    }
  }

  /** Grows with every change of any definition. */
  get stamp(): number {
    return this.version;
  }

  find(namespace: string): Collection | undefined {
    return this.collections.get(namespace);
  }

  list(database?: string): Collection[] {
    const all = [...this.collections.values()];
    const found = database === undefined ? all : all.filter((c) => c.database === database);
    return found.sort((a, b) => (a.namespace < b.namespace ? -1 : 1));
  }

  nextId(): number {
    const id = (this.environment.getBinary(NEXT_ID_KEY)?.readUInt32BE(0) ?? 0) + 1;
    const value = Buffer.alloc(4);
    value.writeUInt32BE(id);
    this.environment.putSync(NEXT_ID_KEY, value);
    return id;
  }

  create(database: string, name: string, options: Doc): Collection {
    const uuid = new Binary(Buffer.from(randomUUID().replaceAll('-', ''), 'hex'), 4);
    const primary: Doc = { v: new Int32(2), key: { _id: new Int32(1) }, name: '_id_' };
    return this.save({
      id: new Int32(this.nextId()),
      database,
      name,
      uuid,
      options,
      indexes: [storedIndex({ id: 0, spec: primary, multikey: [false], building: false })],
    });
  }

  private save(stored: Doc): Collection {
    const collection = readCollection(stored, ++this.version);
    this.environment.putSync(
      namespaceKey(collection.namespace),
      Buffer.from(encodeDocument(stored)),
    );
    this.collections.set(collection.namespace, collection);
    return collection;
  }

  private stored(collection: Collection): Doc {
    const { id, database, name, uuid, options } = collection;
    const indexes = collection.indexes.map(storedIndex);
    return { id: new Int32(id), database, name, uuid, options, indexes };
  }

  /** Replaces parts of a collection's definition. */
  update(collection: Collection, change: { options?: Doc; indexes?: StoredIndex[] }): Collection {
    const stored = this.stored(collection);
    if (change.options) stored.options = change.options;
    if (change.indexes) stored.indexes = change.indexes.map(storedIndex);
    return this.save(stored);
  }

  rename(collection: Collection, database: string, name: string): Collection {
    this.remove(collection);
    return this.save({ ...this.stored(collection), database, name });
  }

  remove(collection: Collection): void {
    this.environment.removeSync(namespaceKey(collection.namespace));
    this.collections.delete(collection.namespace);
  }

  /** Remembers that an index holds arrays; planning relies on it, so it is written at once. */
  markMultikey(collection: Collection, index: IndexDefinition, found: readonly boolean[]): void {
    if (!found.some((many, i) => many && !index.multikey[i])) return;
    found.forEach((many, i) => {
      if (many) index.multikey[i] = true;
    });
    const current = this.collections.get(collection.namespace);
    if (current?.id !== collection.id) return;
    this.environment.putSync(
      namespaceKey(collection.namespace),
      Buffer.from(encodeDocument(this.stored(current))),
    );
  }
}
