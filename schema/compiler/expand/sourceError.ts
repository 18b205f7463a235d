import { GraphQLError, type ASTNode, type Location } from 'graphql';

/** Where in the source a node was written: at its name where it has one, after the description. */
export function placeOf(node: ASTNode): Location | undefined {
  return ('name' in node ? node.name?.loc : undefined) ?? node.loc;
}

/** A source that cannot be expanded. Its message is `file:line: sentence`. */
export class SourceError extends Error {
  /** @param node the node that is wrong, which says the place */
  constructor(node: ASTNode, sentence: string) {
    const place = placeOf(node);
    super(`${place?.source.name ?? 'schema'}:${place?.startToken.line ?? 0}: ${sentence}`);
    this.name = 'SourceError';
  }
}

/** The message of an error as `file:line: sentence`, also where the text does not parse. */
export function sourceSentence(error: unknown): string {
  if (!(error instanceof GraphQLError)) {
    return error instanceof Error ? error.message : String(error);
  }
  const { source, locations, message } = error;
  return source === undefined
    ? message
    : `${source.name}:${locations?.[0]?.line ?? 0}: ${message.replace(/\.?$/, '.')}`;
}
