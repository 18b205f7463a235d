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

/** The client registry, as the gateway uses it: a client is two reads by primary key. */
export function clientRegistry(
  { entry }: ClientModels,
  safelists: Pick<SafelistModels, 'list'>,
): Pick<Registry, 'client' | 'origins'> {
  return {
    async client(id) {
      const [record, safelist] = await Promise.all([
        entry.findById(id).lean<ClientRecord>().exec(),
        restrictedVersion(safelists, id),
      ]);
      if (record === null) return null;
      return { ...entryOf(record), ...(safelist !== undefined && { safelist }) };
    },
    async origins() {
      const records = await entry
        .find({ origins: { $gt: '' } }, { origins: 1, status: 1, confirmation: 1 })
        .lean<Pick<ClientRecord, 'origins' | 'status' | 'confirmation'>[]>()
        .exec();
      const used = records.filter((one) => one.status === 'ACTIVE' && isConfirmed(one));
      return [...new Set(used.flatMap(({ origins = [] }) => origins))];
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
    ...(record.origins && record.origins.length > 0 && { origins: record.origins }),
    quotas: {
      ...(costPerMinute !== null && { costPerMinute }),
      ...(subjectsPerHour !== null && { subjectsPerHour }),
      ...(subjectsPerDay !== null && { subjectsPerDay }),
    },
  };
}
