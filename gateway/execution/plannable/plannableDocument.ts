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

/**
 * A document with the meaning of the client's document, in a form that the planner plans correctly.
 */
export interface PlannableDocument {
  readonly document: DocumentNode;
  readonly source: string;
  /** SHA-256 of `source` in hexadecimal. */
  readonly hash: string;
  /** Restores the client's response names; undefined if none was changed. */
  readonly names: AnswerNames | undefined;
  /** Finds the operation with the name; without a name, the only operation. */
  readonly operation: (name: string | undefined) => OperationDefinitionNode | undefined;
}

/**
 * Creates a function that makes the documents for one supergraph plannable: it renames the client's
 * fields that use response names which the planner needs, and rewrites type conditions that the
 * planner wrongly treats as impossible.
 * @param schema the API schema that clients see
 * @returns a function from a validated document to the document to plan in its place; undefined if
 * nothing needs to change. It throws GraphQLError OPERATION_TOO_LARGE if the document would become
 * too large.
 */
export function plannableDocuments(
  supergraphSdl: string,
  schema: GraphQLSchema,
): (document: DocumentNode) => PlannableDocument | undefined {
  const planned = new PlannedCalls(supergraphSdl);
  const finder = new TakenNameFinder(schema, planned);
  const interfaces = interfaceObjects(supergraphSdl);
  return (original) => {
    const taken = finder.in(original);
    const renamed = taken.size > 0 ? renameCalls(original, taken, planned.everywhere) : undefined;
    const document = expandConditions(renamed?.document ?? original, schema, interfaces);
    if (document === original) return undefined;
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
