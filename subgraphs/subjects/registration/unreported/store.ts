import type { OrganizationRow } from '../../../../schema/generated/subjects.rows';
import { codesOfRegister } from '../../../../schema/policy/registers';
import type { StoreRequest } from '../../../framework/context';
import { reportsLimit } from '../../../framework/guard/reportsLimit';
import { rowList } from '../../../framework/lists/list';
import type { Connection, PageArgs } from '../../../framework/lists/page';
import { searchPage } from '../../../framework/lists/pager';
import type { ListSelection } from '../../../framework/selection';
import { UNREPORTED_DATE } from '../../organization/unreported';
import { PRESENT_SUBJECTS } from '../../subject/visibleSubjects';

export type UnreportedRow = Pick<OrganizationRow, '_id' | 'uscc' | 'name'>;

export interface UnreportedQuestion extends PageArgs {
  readonly department?: string | null;
}

export interface UnreportedRegistrationStore {
  /** The organisations that records name and no register has reported, by code. */
  search(
    question: UnreportedQuestion,
    selection: ListSelection,
  ): Promise<Connection<UnreportedRow>>;
}

/** The stores that the resolvers of unreported registrations need. */
export interface WithUnreportedRegistrations {
  readonly unreportedRegistrations: UnreportedRegistrationStore;
}

const ORDER = [
  ['uscc', 1],
  ['_id', 1],
] as const;

export function unreportedRegistrationStore(request: StoreRequest): UnreportedRegistrationStore {
  return {
    search({ department: asked, ...args }, selection) {
      const limit = reportsLimit(request.viewer, asked);
      return searchPage<UnreportedRow>(
        request,
        rowList(request, {
          collection: 'subjects',
          name: 'UnreportedRegistration.search',
          scope: {
            'registration.establishedOn': UNREPORTED_DATE,
            ...PRESENT_SUBJECTS,
            ...codesOf(limit === undefined ? '' : limit.department),
          },
          order: ORDER,
          args,
          project: { uscc: 1, name: 1 },
          wantsTotal: selection.wantsTotal,
        }),
      );
    },
  };
}

/** The condition of the codes that a department registers; of no code for other departments. */
function codesOf(department: string | undefined): Readonly<Record<string, unknown>> {
  if (department === undefined) return {};
  const { of, not } = codesOfRegister(department);
  const pattern = of.length > 0 ? `^[${of.join('')}]` : `^[^${not.join('')}]`;
  return of.length + not.length > 0 ? { uscc: { $regex: pattern } } : { _id: { $in: [] } };
}
