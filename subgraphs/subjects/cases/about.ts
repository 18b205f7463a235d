import { randomUUID } from 'node:crypto';
import type { CaseKindEntry } from '../../../schema/cases/caseKind';
import { creditError } from '../../../schema/errors';
import { partyOf } from '../rights/correction/party';
import type { CaseAnswers } from './answers';
import type { CasesRequest } from './casesRequest';
import { requireOpening } from './checks';
import { entryOf } from './entry';
import { visibleRecord } from './findRecord';
import type { CaseRecord } from './record';

/** The input with which a case about a record is opened, besides what its kind demands. */
export interface RecordInput {
  readonly recordType: string;
  readonly recordId: string;
}

/** The input with which a case about a subject is opened, besides what its kind demands. */
export interface SubjectInput {
  readonly subjectId: string;
}

export type OpeningInput = RecordInput | SubjectInput;

/** What a case is about, and who is responsible for it. */
export type CaseAbout = Pick<
  CaseRecord,
  'subjectId' | 'by' | 'recordType' | 'recordId' | 'departmentId'
>;

/**
 * Finds what a new case is about.
 * @throws NOT_FOUND for a record or a subject that does not exist, is not visible, or for whom the
 *   viewer may not act; BAD_USER_INPUT, SUBGRAPH_UNAVAILABLE, and what the kind demands
 */
export function caseAbout(
  request: CasesRequest,
  kind: CaseKindEntry,
  input: OpeningInput,
  answers: CaseAnswers,
): Promise<CaseAbout> {
  return 'subjectId' in input
    ? aboutSubject(request, kind, input, answers)
    : aboutRecord(request, kind, input);
}

async function aboutRecord(
  request: CasesRequest,
  kind: CaseKindEntry,
  { recordType, recordId }: RecordInput,
): Promise<CaseAbout> {
  const facts = await visibleRecord(request.request, { type: recordType, id: recordId });
  const { subjectId, sourceDepartmentId: departmentId } = facts;
  const by = partyOf(request.request.viewer, subjectId);
  if (by === undefined) throw creditError('NOT_FOUND');
  await requireOpening(request, kind, facts);
  return { subjectId, by, recordType, recordId, departmentId };
}

/** The record has its id from the beginning, so that it is created once. */
async function aboutSubject(
  { request: { viewer, today }, subjects }: CasesRequest,
  kind: CaseKindEntry,
  { subjectId }: SubjectInput,
  { choices }: CaseAnswers,
): Promise<CaseAbout> {
  const by = partyOf(viewer, subjectId);
  // Next of kin exercise the rights of the deceased; they cannot bind them.
  if (by === undefined || by === 'KIN') throw creditError('NOT_FOUND');
  const identifier = { by: 'ID', id: subjectId } as const;
  const [found] = await subjects.resolve([{ identifier, name: '', mayCreate: false }]);
  if (found?.result === 'REFUSED' && found.reason === 'MINOR')
    throw creditError('BAD_USER_INPUT', 'The subject is not of age and no credit subject.');
  const entry = entryOf(kind, choices, today);
  if (found?.result !== 'HELD' || entry === undefined) throw creditError('NOT_FOUND');
  return {
    subjectId,
    by,
    recordType: kind.about!.creates,
    recordId: randomUUID(),
    departmentId: entry.department,
  };
}
