import type { CaseRecordFacts, CaseRecords } from '../../../schema/cases/records';
import { creditError } from '../../../schema/errors';
import { recordDomains } from '../../../schema/recordDomains';
import type { StoreRequest } from '../../framework/context';
import { rowVisible } from '../../framework/records/rowRule';

/**
 * The records of the subgraph that stores a type.
 * @throws BAD_USER_INPUT for a type that no record has
 */
export function recordsOf(all: readonly CaseRecords[] | undefined, type: string): CaseRecords {
  const domain = recordDomains().get(type);
  const found = all?.find(({ name }) => name === domain);
  if (found === undefined)
    throw creditError('BAD_USER_INPUT', 'The field recordType must name a type of record.');
  return found;
}

/**
 * The facts about a record as its subgraph has them now, if it exists for the viewer.
 * @throws BAD_USER_INPUT for an unknown type, NOT_FOUND alike for a record that does not exist and
 *   one that the viewer may not read, SUBGRAPH_UNAVAILABLE
 */
export async function visibleRecord(
  { viewer, today, clusters, caseRecords }: StoreRequest,
  record: { readonly type: string; readonly id: string },
): Promise<CaseRecordFacts> {
  const facts = await factsOf(recordsOf(caseRecords, record.type), record);
  const input = { viewer, today, cluster: clusters.get(record.type) };
  if (facts === null || !rowVisible(facts, input)) throw creditError('NOT_FOUND');
  return facts;
}

/** @throws SUBGRAPH_UNAVAILABLE when the subgraph does not answer */
export async function factsOf(
  records: CaseRecords,
  record: { readonly type: string; readonly id: string },
): Promise<CaseRecordFacts | null> {
  try {
    return await records.facts(record);
  } catch {
    // The other side logs why; whoever asks can try again with the same key.
    throw creditError('SUBGRAPH_UNAVAILABLE');
  }
}
