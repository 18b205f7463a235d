import { departmentRecords } from '../subgraphs/government/department/reference';
import { clientRows } from './clients';
import type { DatasetOptions } from './plan';
import { rows, type Row } from './row';
import type { PublicJwk } from '../subgraphs/subjects/client/record';

/**
 * The rows of a district without subjects: the responsible departments, whose codes are unknown
 * until they are registered, and the clients of the demonstration. Without them nobody could submit
 * the first file.
 */
export function emptyDistrictRows(
  { today }: Pick<DatasetOptions, 'today'>,
  partnerKey?: PublicJwk,
): Row[] {
  return [
    ...rows('government', 'departments', departmentRecords()),
    ...clientRows(today, partnerKey),
  ];
}
