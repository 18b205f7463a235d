import type { Model } from 'mongoose';
import type { StoreRequest } from '../../kit/context';
import type { Connection, PageArgs } from '../../kit/page/page';
import { recordStore, type ListSelection, type RecordStore } from '../../kit/record/recordStore';
import type { CreditSector, SectorGradeRecord } from './record';

/** A subject's grades: of one sector, or of all. */
export interface SectorGradesOfSubject extends PageArgs {
  readonly sector?: CreditSector | null;
}

export interface SectorGradeStore extends Pick<RecordStore<SectorGradeRecord>, 'byId'> {
  ofSubject(
    subjectId: string,
    args: SectorGradesOfSubject,
    selection: ListSelection,
  ): Promise<Connection<SectorGradeRecord>>;
}

export function sectorGradeStore(
  model: Model<SectorGradeRecord>,
  request: StoreRequest,
): SectorGradeStore {
  const records = recordStore(model, request, {
    evaluatedOn: ['decisionDate'],
    validUntil: ['expiresOn'],
  });
  return {
    ...records,
    ofSubject: (subjectId, { sector, ...page }, selection) =>
      records.ofSubject(subjectId, page, selection, {
        filter: { ...(sector != null && { sector }) },
      }),
  };
}
