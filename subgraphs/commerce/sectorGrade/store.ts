import type { Model } from 'mongoose';
import type { StoreRequest } from '../../kit/context';
import type { PageArgs } from '../../kit/page/page';
import type { PageOfParent } from '../../kit/page/pager';
import { recordStore, type RecordStore } from '../../kit/record/recordStore';
import type { ListSelection } from '../../kit/selection';
import type { CreditSector, SectorGradeRecord } from './record';

/** A subject's grades: of one sector, or of all. */
export interface SectorGradesOfSubject extends PageArgs {
  readonly sector?: CreditSector | null;
}

export interface SectorGradeStore extends Pick<RecordStore<SectorGradeRecord>, 'byId'> {
  ofSubjects(
    args: SectorGradesOfSubject,
    selection: ListSelection,
  ): PageOfParent<SectorGradeRecord>;
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
    ofSubjects: ({ sector, ...page }, selection) =>
      records.ofSubjects(page, selection, {
        filter: { ...(sector != null && { sector }) },
      }),
  };
}
