import {
  getOperationAST,
  Kind,
  type DocumentNode,
  type FragmentDefinitionNode,
  type OperationDefinitionNode,
} from 'graphql';

/** The operation of a document that a request selects, and the document's fragments. */
export interface ChosenOperation {
  readonly definition: OperationDefinitionNode;
  readonly fragments: Record<string, FragmentDefinitionNode>;
}

/**
 * @returns undefined if the document lacks the operation, or has several and `name` is undefined
 */
export function chosenOperation(
  document: DocumentNode,
  name: string | undefined,
): ChosenOperation | undefined {
  const definition = getOperationAST(document, name);
  if (definition == null) return undefined;
  const fragments = Object.create(null) as Record<string, FragmentDefinitionNode>;
  for (const node of document.definitions) {
    if (node.kind === Kind.FRAGMENT_DEFINITION) fragments[node.name.value] = node;
  }
  return { definition, fragments };
}
