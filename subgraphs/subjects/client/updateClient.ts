import type { ClientMode, ClientQuotas } from '../../../schema/generated/subjects.rows';
import type { TokenBinding } from '../../../schema/registry';
import type { Cluster } from '../../../schema/policy/rules';
import { optionalUpdate, requiredUpdate, type Update } from '../../framework/partialUpdate';
import { readPublicKeys } from './publicKeys';
import type { ClientRecord, ClientRefusals } from './record';

/** The fields that `updateClient` may change. */
export interface Changeable {
  readonly name: string;
  readonly purposes: readonly string[];
  readonly clusters: readonly Cluster[];
  readonly mode: ClientMode;
  readonly refusals: ClientRefusals;
  readonly binding: TokenBinding;
  readonly developer: boolean;
  readonly quotas: Update<ClientQuotas>;
}

/** The fields that `setClientKeys` may change. */
export interface ClientKeys {
  /** JWKs as JSON texts. */
  readonly keys: readonly string[];
  readonly certificates: readonly string[];
}

const NO_QUOTAS: ClientQuotas = {
  costPerMinute: null,
  subjectsPerHour: null,
  subjectsPerDay: null,
};

/**
 * An entry after an update. An omitted field keeps its value.
 * @throws BAD_USER_INPUT for null in a field that cannot be cleared
 */
export function updatedEntry(entry: ClientRecord, input: Update<Changeable>): ClientRecord {
  return {
    ...entry,
    name: requiredUpdate('name', input.name, entry.name),
    purposes: requiredUpdate('purposes', input.purposes, entry.purposes),
    clusters: requiredUpdate('clusters', input.clusters, entry.clusters),
    mode: requiredUpdate('mode', input.mode, entry.mode),
    refusals: requiredUpdate('refusals', input.refusals, entry.refusals),
    binding: requiredUpdate('binding', input.binding, entry.binding),
    developer: requiredUpdate('developer', input.developer, entry.developer),
    quotas: updatedQuotas(entry.quotas, input.quotas),
  };
}

/**
 * An entry with new keys or certificates. An omitted list stays unchanged; an empty list removes
 * all.
 * @throws BAD_USER_INPUT for null, and as readPublicKeys
 */
export function withKeys(entry: ClientRecord, input: Update<ClientKeys>): ClientRecord {
  const { keys } = input;
  return {
    ...entry,
    keys: keys ? readPublicKeys(keys) : requiredUpdate('keys', keys, entry.keys),
    certificates: requiredUpdate('certificates', input.certificates, entry.certificates),
  };
}

/** Quotas after an update. An omitted quota stays unchanged; null resets it to the default. */
export function updatedQuotas(
  quotas: ClientQuotas = NO_QUOTAS,
  input: Update<ClientQuotas> | null = {},
): ClientQuotas {
  if (input === null) return NO_QUOTAS;
  return {
    costPerMinute: optionalUpdate(input.costPerMinute, quotas.costPerMinute),
    subjectsPerHour: optionalUpdate(input.subjectsPerHour, quotas.subjectsPerHour),
    subjectsPerDay: optionalUpdate(input.subjectsPerDay, quotas.subjectsPerDay),
  };
}
