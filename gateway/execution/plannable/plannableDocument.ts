import { createHash } from 'node:crypto';
import {
  Kind,
  print,
  type DocumentNode,
  type GraphQLSchema,
  type OperationDefinitionNode,
} from 'graphql';
import { AnswerNames } from './answerNames';
import { expandConditions } from './expandConditions';
import { interfaceObjects } from './interfaceObjects';
import { PlannedCalls } from './plannedCalls';
import { renameCalls } from './renameCalls';
import { TakenNameFinder } from './takenNames';

/** A document that asks what the client's asks, in a form that the planner plans rightly. */
export interface PlannableDocument {
  readonly document: DocumentNode;
  readonly source: string;
  /** SHA-256 of `source` in hexadecimal. */
  readonly hash: string;
  /** Puts the client's response names back; undefined where none was changed. */
  readonly names: AnswerNames | undefined;
  /** The operation of a name; without one, the only operation. */
  readonly operation: (name: string | undefined) => OperationDefinitionNode | undefined;
}

/**
 * Makes the documents of one supergraph plannable: response names that the planner needs for its
 * own calls are left to it, and conditions it takes for impossible are written otherwise.
 * @param schema as clients see it
 * @returns for a validated document what to plan in its place; undefined where nothing needs to
 *   change. It throws GraphQLError OPERATION_TOO_LARGE when the document would become too large.
 */
export function plannableDocuments(
  supergraphSdl: string,
  schema: GraphQLSchema,
): (document: DocumentNode) => PlannableDocument | undefined {
  const planned = new PlannedCalls(supergraphSdl);
  const finder = new TakenNameFinder(schema, planned);
  const interfaces = interfaceObjects(supergraphSdl);
  return (given) => {
    const taken = finder.in(given);
    const renamed = taken.size > 0 ? renameCalls(given, taken, planned.everywhere) : undefined;
    const document = expandConditions(renamed?.document ?? given, schema, interfaces);
    if (document === given) return undefined;
    const source = print(document);
    return {
      document,
      source,
      hash: createHash('sha256').update(source).digest('hex'),
      names: renamed && new AnswerNames(document, renamed.names),
      operation: (name) =>
        document.definitions.find(
          (definition): definition is OperationDefinitionNode =>
            definition.kind === Kind.OPERATION_DEFINITION &&
            (name === undefined || definition.name?.value === name),
        ),
    };
  };
}
