import DataLoader from 'dataloader';
import { compareText } from '../../../schema/compareText';
import type { StoreRequest } from '../../framework/context';
import { FORMER_CODES } from './model';
import type { CodePeriod, FormerCodeRecord } from './record';

/** A former code with one of its periods. */
export type UsedCode = Omit<FormerCodeRecord, 'periods'> & CodePeriod;

export interface FormerCodeStore {
  /** The former codes of a subject, oldest first. Batched. */
  ofSubject(subjectId: string): Promise<readonly UsedCode[]>;
}

export function formerCodeStore({ reads, memo }: Pick<StoreRequest, 'reads' | 'memo'>) {
  const loader = () =>
    new DataLoader<string, readonly UsedCode[]>(async (ids) => {
      const found = await reads.rows<FormerCodeRecord>({
        collection: FORMER_CODES,
        of: { field: 'subjectId', values: ids },
        match: {},
      });
      return ids.map((id) => found.filter(({ subjectId }) => subjectId === id).flatMap(usesOf));
    });
  const store: FormerCodeStore = {
    ofSubject: async (id) =>
      [...(await memo.get('formerCodes', loader).load(id))].sort(
        (a, b) => compareText(a.to, b.to) || compareText(a.from ?? '', b.from ?? ''),
      ),
  };
  return store;
}

function usesOf({ periods, ...code }: FormerCodeRecord): UsedCode[] {
  return periods.map((period) => ({ ...code, ...period }));
}
