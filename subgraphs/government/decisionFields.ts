import type { GraphQLResolveInfo } from 'graphql';
import type { SubgraphContext } from '../kit/context';
import type { CreditRecord } from '../kit/record/record';
import { recordFields } from '../kit/record/recordFields';
import { selectedFields } from '../kit/selection';
import { reportedLate } from './doublePublicity';
import type { Stores } from './stores';

type Context = SubgraphContext<Stores>;

/** A permit or penalty: a decision of an authority, published by both. */
interface Decision extends CreditRecord {
  readonly authorityId: string;
}

/** The resolvers that permits and penalties share. */
export function decisionFields<R extends Decision>(
  byId: (stores: Stores, id: string, fields: ReadonlySet<string>) => Promise<R | null>,
) {
  return {
    __resolveReference: ({ id }: { id: string }, { stores }: Context, info: GraphQLResolveInfo) =>
      byId(stores, id, selectedFields(info)),
    ...recordFields,
    sourceDepartment: (decision: R, _: unknown, { stores }: Context) =>
      stores.departments.byId(decision.sourceDepartmentId),
    authority: (decision: R, _: unknown, { stores }: Context) =>
      stores.departments.byId(decision.authorityId),
    documentTitle: (decision: R) => decision.basis.title,
    documentNumber: (decision: R) => decision.basis.number,
    reportedLate,
  };
}
