import {
  isAbstractType,
  TypeInfo,
  visit,
  visitWithTypeInfo,
  type DocumentNode,
  type GraphQLCompositeType,
  type GraphQLSchema,
} from 'graphql';
import { responseNameOf } from '../../../schema/selections/eachField';
import { callOf } from './calls';
import type { CallsByName, PlannedCalls } from './plannedCalls';

/** Calls of a document, by the response name they stand under. */
export type TakenNames = ReadonlyMap<string, ReadonlySet<string>>;

const TYPENAME = '__typename';

/** Finds in documents the response names that the planner needs for calls of its own. */
export class TakenNameFinder {
  private readonly schema: GraphQLSchema;
  private readonly planned: PlannedCalls;
  private readonly byType = new Map<GraphQLCompositeType, readonly CallsByName[]>();

  /** @param schema as clients see it */
  constructor(schema: GraphQLSchema, planned: PlannedCalls) {
    this.schema = schema;
    this.planned = planned;
  }

  /**
   * The calls of a validated document that stand under such a name, with the name. A call of one
   * response key is the same in all its selections, so a call is taken out of the way everywhere
   * in the document, or nowhere: selections that merge stay together.
   */
  in(document: DocumentNode): TakenNames {
    const taken = new Map<string, Set<string>>();
    if (!this.mayTake(document)) return taken;
    const types = new TypeInfo(this.schema);
    visit(
      document,
      visitWithTypeInfo(types, {
        Field: (node) => {
          const parent = types.getParentType();
          const [name, call] = [responseNameOf(node), callOf(node)];
          if (!parent || !this.callsOn(parent).some((calls) => isTaken(calls, name, call))) return;
          taken.set(name, (taken.get(name) ?? new Set<string>()).add(call));
        },
      }),
    );
    return taken;
  }

  /** Most documents take no such name of any type, and need no look at their types. */
  private mayTake(document: DocumentNode): boolean {
    let may = false;
    const { everywhere } = this.planned;
    visit(document, {
      Field(node) {
        may ||= isTaken(everywhere, responseNameOf(node), callOf(node));
      },
    });
    return may;
  }

  /** What the planner may add where objects of a type are. */
  private callsOn(type: GraphQLCompositeType): readonly CallsByName[] {
    let calls = this.byType.get(type);
    if (calls === undefined) {
      const types = isAbstractType(type) ? [type, ...this.schema.getPossibleTypes(type)] : [type];
      this.byType.set(type, (calls = types.map(({ name }) => this.planned.of(name))));
    }
    return calls;
  }
}

/** Whether a planned call of that name may be another one. */
function isTaken(calls: CallsByName, name: string, call: string): boolean {
  if (name === TYPENAME) return call !== TYPENAME;
  const planned = calls.get(name);
  return planned !== undefined && (planned.size > 1 || !planned.has(call));
}
