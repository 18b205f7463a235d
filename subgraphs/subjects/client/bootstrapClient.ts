import { createHash } from 'node:crypto';
import { clustersOpenedBy } from '../../../schema/policy/matrix';
import { PURPOSES } from '../../../schema/policy/purposes';
import type { TokenBinding } from '../../../schema/authority';
import { isDuplicate } from '../../framework/durable';
import { textOf } from '../../framework/textOf';
import { checkEntry, mayName } from './checkEntry';
import { fieldChanges } from './fieldChanges';
import type { ClientModels } from './model';
import { readPublicKeys } from './publicKeys';
import type { ClientChangeRecord, ClientRecord } from './record';

/** The first client: a department's, through which its stewards and officers begin the work. */
export interface FirstClient {
  readonly id: string;
  readonly name: string;
  /** Unified social credit code of the department, and its registered name. */
  readonly organization: string;
  readonly organizationName: string;
  readonly binding: Exclude<TokenBinding, 'NONE'>;
  /** Public JWKs as JSON texts. */
  readonly keys: readonly string[];
  readonly certificates: readonly string[];
}

/** Who did it, in the log of changes: whoever has the database's credentials. */
const ACTOR = 'bootstrap';
/** The key of the one change of its kind: an index makes it unique, whoever else tries. */
const KEY = 'bootstrap';
const TRIES = 3;

/**
 * Registers the first client, confirmed, while there is none: without a client nobody can
 * register one. The entry and its place in the log of changes are written in one transaction. Of
 * two that run at the same time one wins; the same input again answers with the entry as it was
 * written.
 * @returns the entry, and whether this call wrote it
 * @throws Error where there are clients already, BAD_USER_INPUT for an entry that cannot be
 */
export async function bootstrapClient(
  models: ClientModels,
  first: FirstClient,
  now: Date,
): Promise<{ readonly entry: ClientRecord; readonly written: boolean }> {
  const after = entryOf(first, now);
  checkEntry(after);
  const input = createHash('sha256')
    .update(JSON.stringify(canonicalOf(first)))
    .digest('hex');
  await models.entry.createIndexes();
  await models.change.createIndexes();
  for (let tries = 0; tries < TRIES; tries++) {
    const earlier = await models.change.findOne({ key: KEY }).lean<ClientChangeRecord>().exec();
    if (earlier?.input === input) return { entry: earlier.after, written: false };
    if (earlier !== null || (await models.entry.exists({}).exec()) !== null) throw alreadyBegun();
    if (await write(models, changeOf(after, input))) return { entry: after, written: true };
  }
  throw alreadyBegun();
}

function alreadyBegun(): Error {
  return new Error(
    'There are clients already, so nothing was written: register further ones with `npm run clients -- register`.',
  );
}

/** @returns false when another bootstrap came first */
async function write(
  { entry, change }: ClientModels,
  logged: ClientChangeRecord,
): Promise<boolean> {
  try {
    await entry.db.transaction(
      async (session) => {
        await entry.insertMany([logged.after], { session });
        await change.insertMany([logged], { session });
      },
      { writeConcern: { w: 'majority' } },
    );
    return true;
  } catch (error) {
    if (isDuplicate(error)) return false;
    throw error;
  }
}

function entryOf(first: FirstClient, now: Date): ClientRecord {
  const { id, name, organization, organizationName, binding, keys, certificates } = first;
  const purposes = PURPOSES.filter((purpose) => mayName('DEPARTMENT', purpose)).map(
    ({ code }) => code,
  );
  return {
    _id: id,
    kind: 'DEPARTMENT',
    name,
    organization,
    confirmation: {
      name,
      organizationName: textOf('organizationName', organizationName, 2, 100),
      at: now,
      actor: ACTOR,
      department: null,
    },
    status: 'ACTIVE',
    purposes,
    clusters: clustersOpenedBy(purposes),
    mode: 'FILTER',
    binding,
    developer: false,
    quotas: { costPerMinute: null, subjectsPerHour: null, subjectsPerDay: null },
    keys: readPublicKeys(keys),
    certificates,
    version: 1,
    registeredAt: now,
    changedAt: now,
  };
}

function changeOf(after: ClientRecord, input: string): ClientChangeRecord {
  return {
    _id: `${after._id}:1`,
    clientId: after._id,
    version: 1,
    action: 'BOOTSTRAP',
    at: after.registeredAt,
    actor: ACTOR,
    department: null,
    reason: null,
    key: KEY,
    input,
    fields: fieldChanges(null, after),
    after,
  };
}

/** The input with its keys as they are kept: what else a JWK holds makes no other input. */
function canonicalOf(first: FirstClient): unknown {
  const { id, name, organization, organizationName, binding, keys, certificates } = first;
  return [id, name, organization, organizationName, binding, readPublicKeys(keys), certificates];
}
