import { getDirectiveValues, type GraphQLObjectType } from 'graphql';
import type { Connection } from 'mongoose';
import type { StoreRequest } from '../../framework/context';
import { rowList } from '../../framework/lists/list';
import type { Connection as Page, PageArgs } from '../../framework/lists/page';
import { searchPage } from '../../framework/lists/pager';
import { RECORDS } from '../../framework/records/recordModels';
import type { ListSelection } from '../../framework/selection';
import { subgraphTypes } from '../../framework/subgraphDocument';
import { monthlyCounts, type DoublePublicityMonth } from './counts';
import { dayCounts } from './dayCounts';
import { LATE_ROW, lateRows, type LateRow } from './lateRows';
import { checkPeriod } from './period';
import { reportsLimit } from '../../framework/guard/reportsLimit';
import { TYPES } from './types';

export interface PublicityQuestion {
  readonly from: string;
  readonly to: string;
  readonly department?: string | null;
}

export interface LateQuestion extends PublicityQuestion, PageArgs {
  readonly reasonStated?: boolean | null;
}

export interface DoublePublicityStore {
  /** @throws BAD_USER_INPUT for an invalid period */
  months(question: PublicityQuestion): Promise<readonly DoublePublicityMonth[]>;
  /**
   * The late reports of a period, earliest decision first.
   * @throws BAD_USER_INPUT for an invalid period, and page errors
   */
  late(question: LateQuestion, selection: ListSelection): Promise<Page<LateRow>>;
}

/** The stores that the resolvers of double publicity need. */
export interface WithDoublePublicity {
  readonly doublePublicity: DoublePublicityStore;
}

const EARLIEST = [
  ['decisionDate', 1],
  ['_id', 1],
] as const;

export function doublePublicityStore(
  connection: Connection,
  request: StoreRequest,
): DoublePublicityStore {
  const { viewer } = request;
  return {
    async months({ from, to, department: asked }) {
      checkPeriod(from, to);
      const limit = reportsLimit(viewer, asked);
      if (limit === undefined) return [];
      const { department } = limit;
      const days = await dayCounts(connection, { from, to, department });
      return monthlyCounts(days, ownersOf(department), { from, to });
    },
    async late({ from, to, department: asked, reasonStated = null, ...args }, selection) {
      checkPeriod(from, to);
      const limit = reportsLimit(viewer, asked);
      const department = limit === undefined ? '' : limit.department;
      const page = await searchPage<LateRow>(
        request,
        rowList(request, {
          collection: RECORDS,
          name: 'LateReport.search',
          scope: {
            type: { $in: [...TYPES] },
            // The term is that of the departments of the district.
            'provenance.origin': null,
            ...(department !== undefined && { sourceDepartmentId: department }),
            ...lateRows(from, to, reasonStated),
          },
          order: EARLIEST,
          args,
          project: LATE_ROW,
          wantsTotal: selection.wantsTotal,
        }),
      );
      // That a RESTRICTED record exists is itself a disclosure.
      for (const { disclosure, subjectId, type } of page.nodes)
        if (disclosure === 'RESTRICTED')
          request.disclosures.note(
            'disclosed',
            subjectId,
            'LateReport.recordId',
            request.clusters.get(type),
          );
      return page;
    },
  };
}

/** The departments that report each kind, by the catalogue; only the given one if there is one. */
function ownersOf(only: string | undefined): ReadonlyMap<string, readonly string[]> {
  const schema = subgraphTypes('government');
  const directive = schema.getDirective('catalogued')!;
  return new Map(
    TYPES.map((type) => {
      const { astNode } = schema.getType(type) as GraphQLObjectType;
      const owners = getDirectiveValues(directive, astNode!)!['owners'] as readonly string[];
      return [type, only === undefined ? owners : owners.filter((one) => one === only)];
    }),
  );
}
