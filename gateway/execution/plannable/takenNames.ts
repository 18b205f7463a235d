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

/** Calls of a document, by their response name. */
export type TakenNames = ReadonlyMap<string, ReadonlySet<string>>;

const TYPENAME = '__typename';

/** Finds the calls of a document that use response names which the planner needs. */
export class TakenNameFinder {
  private readonly schema: GraphQLSchema;
  private readonly planned: PlannedCalls;
  private readonly byType = new Map<GraphQLCompositeType, readonly CallsByName[]>();

  /** @param schema the API schema that clients see */
  constructor(schema: GraphQLSchema, planned: PlannedCalls) {
    this.schema = schema;
    this.planned = planned;
  }

  /**
   * The calls of a validated document with such a response name, by the name. Selections that
   * GraphQL merges have the same name and the same call, so a call is renamed in the whole document
   * or not at all.
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

  /** A fast check without types: most documents use none of these names. */
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

  /** The calls that the planner may add on objects of a type. */
  private callsOn(type: GraphQLCompositeType): readonly CallsByName[] {
    let calls = this.byType.get(type);
    if (calls === undefined) {
      const types = isAbstractType(type) ? [type, ...this.schema.getPossibleTypes(type)] : [type];
      this.byType.set(type, (calls = types.map(({ name }) => this.planned.of(name))));
    }
    return calls;
  }
}

/** Whether the planner may use the name for another call. */
function isTaken(calls: CallsByName, name: string, call: string): boolean {
  if (name === TYPENAME) return call !== TYPENAME;
  const planned = calls.get(name);
  return planned !== undefined && (planned.size > 1 || !planned.has(call));
}
