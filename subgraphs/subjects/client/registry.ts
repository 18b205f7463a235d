import type { ClientMode } from '../../../schema/generated/subjects.rows';
import type { Registry, ClientEntry } from '../../../schema/registry';
import { restrictedVersion } from '../safelist/registry';
import type { SafelistModels } from '../safelist/model';
import type { ClientModels } from './model';
import { isConfirmed } from './confirmation';
import type { ClientRecord } from './record';

const MODES: Readonly<Record<ClientMode, ClientEntry['mode']>> = {
  FILTER: 'filter',
  REJECT: 'reject',
  DRY_RUN: 'dry-run',
};

/** The client registry, as the gateway uses it: two reads by primary key. */
export function clientRegistry(
  { entry }: ClientModels,
  safelists: Pick<SafelistModels, 'list'>,
): Pick<Registry, 'client'> {
  return {
    async client(id) {
      const [record, safelist] = await Promise.all([
        entry.findById(id).lean<ClientRecord>().exec(),
        restrictedVersion(safelists, id),
      ]);
      if (record === null) return null;
      return { ...entryOf(record), ...(safelist !== undefined && { safelist }) };
    },
  };
}

function entryOf({ _id, organization, mode, keys, quotas, ...record }: ClientRecord): ClientEntry {
  const { costPerMinute, subjectsPerHour, subjectsPerDay } = quotas;
  return {
    id: _id,
    kind: record.kind,
    name: record.name,
    ...(organization != null && { organization }),
    status: record.status,
    confirmed: isConfirmed(record),
    purposes: record.purposes,
    clusters: record.clusters,
    mode: MODES[mode],
    ...(record.refusals === 'EXTENSIONS' && { refusals: 'extensions' }),
    binding: record.binding,
    developer: record.developer,
    ...(keys.length > 0 && { jwks: { keys } }),
    ...(record.certificates.length > 0 && { certificates: record.certificates }),
    quotas: {
      ...(costPerMinute !== null && { costPerMinute }),
      ...(subjectsPerHour !== null && { subjectsPerHour }),
      ...(subjectsPerDay !== null && { subjectsPerDay }),
    },
  };
}
