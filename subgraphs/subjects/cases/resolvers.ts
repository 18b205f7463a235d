import type { GraphQLResolveInfo } from 'graphql';
import { stepsOf, type CaseKindEntry } from '../../../schema/cases/caseKind';
import { actionOf, mutationOf } from '../../../schema/cases/caseSdl';
import { CASE_KINDS } from '../../../schema/cases/kinds';
import type { SubgraphContext } from '../../framework/context';
import type { PageArgs } from '../../framework/lists/page';
import { connectionSelection, selectedFields } from '../../framework/selection';
import type { Stores } from '../stores';
import type { OpeningInput, RecordInput } from './about';
import type { CaseFilter, InboxFilter } from './reading';
import type { CaseRecord, CaseStepRecord } from './record';
import { availableSteps, type StepInput } from './store';
import { textsOf } from './texts';

type Context = SubgraphContext<Stores>;
type Values = Readonly<Record<string, unknown>>;
interface Change<Input> {
  readonly input: Input & Values;
  readonly key: string;
}

/** The mutations of a kind, by name. */
function mutationsOf(kind: CaseKindEntry) {
  const open = (_: unknown, { input, key }: Change<OpeningInput>, { stores }: Context) =>
    stores.cases.open(kind, input, key);
  const steps = stepsOf(kind).map(([verb]) => {
    const take = (_: unknown, { input, key }: Change<StepInput>, { stores }: Context) =>
      stores.cases.take(kind, verb, input, key);
    return [mutationOf(verb, kind), take] as const;
  });
  return { [mutationOf(kind.opens.verb, kind)]: open, ...Object.fromEntries(steps) };
}

export const caseResolvers = {
  Query: {
    case: (_: unknown, { id }: { readonly id: string }, { stores }: Context) =>
      stores.caseReader.byId(id),
    cases: (
      _: unknown,
      args: PageArgs & { readonly filter?: CaseFilter | null },
      { stores }: Context,
      info: GraphQLResolveInfo,
    ) => stores.caseReader.search(args, connectionSelection(info)),
    caseInbox: () => ({}),
    repairConditions: (
      _: unknown,
      { recordType: type, recordId: id }: RecordInput,
      { stores }: Context,
    ) => stores.repairs.conditions({ type, id }),
  },
  CaseInbox: {
    counts: (_: unknown, _args: unknown, { stores }: Context) => stores.caseReader.counts(),
    cases: (
      _: unknown,
      args: PageArgs & { readonly filter?: InboxFilter | null },
      { stores }: Context,
      info: GraphQLResolveInfo,
    ) => stores.caseReader.inbox(args, connectionSelection(info)),
  },
  Mutation: Object.assign({}, ...CASE_KINDS.map(mutationsOf)) as Record<string, unknown>,
  Case: {
    id: ({ _id }: CaseRecord) => _id,
    department: ({ departmentId }: CaseRecord) => departmentId,
    openedAt: ({ openedAt }: CaseRecord) => new Date(openedAt),
    overdue: ({ dueOn }: CaseRecord, _: unknown, { today }: Context) =>
      dueOn !== null && dueOn < today,
    record: ({ recordId }: CaseRecord, _: unknown, { stores }: Context, info: GraphQLResolveInfo) =>
      stores.recordIndex.byId(recordId, selectedFields(info)),
    availableActions: (record: CaseRecord, _: unknown, { viewer }: Context) =>
      availableSteps(record, viewer).map(actionOf),
    texts: (record: CaseRecord, _: unknown, { vault }: Context) => textsOf(record, vault),
    effect: ({ effects }: CaseRecord) => effects.at(-1) ?? null,
  },
  CaseStep: {
    action: ({ action }: CaseStepRecord) => actionOf(action),
    state: ({ after }: CaseStepRecord) => after.state,
    choice: ({ choices }: CaseStepRecord) => Object.values(choices)[0] ?? null,
    choices: ({ choices }: CaseStepRecord) =>
      Object.entries(choices).map(([name, value]) => ({ name, value })),
  },
};
