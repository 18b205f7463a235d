import { createHash } from 'node:crypto';
import { clustersOpenedBy } from '../../../schema/policy/matrix';
import { PURPOSES } from '../../../schema/policy/purposes';
import type { TokenBinding } from '../../../schema/registry';
import { isDuplicate } from '../../framework/durable';
import { textOf } from '../../framework/textOf';
import { checkEntry, mayUsePurpose } from './checkEntry';
import { fieldChanges } from './fieldChanges';
import type { ClientModels } from './model';
import { readPublicKeys } from './publicKeys';
import type { ClientChangeRecord, ClientRecord } from './record';

/** The first client. It belongs to a department, whose stewards and officers start with it. */
export interface FirstClient {
  readonly id: string;
  readonly name: string;
  /** Unified social credit code of the department. */
  readonly organization: string;
  /** Registered name of the department. */
  readonly organizationName: string;
  readonly binding: Exclude<TokenBinding, 'NONE'>;
  /** Public JWKs as JSON texts. */
  readonly keys: readonly string[];
  readonly certificates: readonly string[];
}

/** The actor in the change log. Anybody with the database's credentials can run a bootstrap. */
const ACTOR = 'bootstrap';
/** The key of the bootstrap in the change log. A unique index allows only one bootstrap. */
const KEY = 'bootstrap';
const MAX_ATTEMPTS = 3;

/**
 * Registers the first client as confirmed while no client exists: without a client nobody can
 * register one. The entry and its change log entry are written in one transaction. Of two
 * concurrent bootstraps one succeeds. A repetition with the same input returns the entry as it was
 * written.
 * @returns the entry, and whether this call wrote it
 * @throws Error when clients already exist, BAD_USER_INPUT for an invalid entry
 */
export async function bootstrapClient(
  models: ClientModels,
  first: FirstClient,
  now: Date,
): Promise<{ readonly entry: ClientRecord; readonly written: boolean }> {
  const entry = entryOf(first, now);
  checkEntry(entry);
  const input = createHash('sha256')
    .update(JSON.stringify(canonicalOf(first)))
    .digest('hex');
  await models.entry.createIndexes();
  await models.change.createIndexes();
  for (let attempt = 0; attempt < MAX_ATTEMPTS; attempt++) {
    const earlier = await models.change.findOne({ key: KEY }).lean<ClientChangeRecord>().exec();
    if (earlier?.input === input) return { entry: earlier.after, written: false };
    if (earlier !== null || (await models.entry.exists({}).exec()) !== null)
      throw alreadyBootstrapped();
    if (await write(models, changeOf(entry, input))) return { entry, written: true };
  }
  throw alreadyBootstrapped();
}

function alreadyBootstrapped(): Error {
  return new Error(
    'There are clients already, so nothing was written: register further ones with `npm run clients -- register`.',
  );
}

/** @returns false when another bootstrap was written first */
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
  const purposes = PURPOSES.filter((purpose) => mayUsePurpose('DEPARTMENT', purpose)).map(
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
    refusals: 'ERRORS',
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

function changeOf(entry: ClientRecord, input: string): ClientChangeRecord {
  return {
    _id: `${entry._id}:1`,
    clientId: entry._id,
    version: 1,
    action: 'BOOTSTRAP',
    at: entry.registeredAt,
    actor: ACTOR,
    department: null,
    reason: null,
    key: KEY,
    input,
    fields: fieldChanges(null, entry),
    after: entry,
  };
}

/** The input with its keys as they are stored, so that other members of a JWK do not change it. */
function canonicalOf(first: FirstClient): unknown {
  const { id, name, organization, organizationName, binding, keys, certificates } = first;
  return [id, name, organization, organizationName, binding, readPublicKeys(keys), certificates];
}
