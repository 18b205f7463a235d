import { GraphQLError, type ASTNode, type Location } from 'graphql';

/**
 * The location of a node in its source: of its name when it has one, because the node begins with
 * its description.
 */
export function placeOf(node: ASTNode): Location | undefined {
  return ('name' in node ? node.name?.loc : undefined) ?? node.loc;
}

/** The source cannot be expanded. The message is `file:line: sentence`. */
export class SourceError extends Error {
  /** @param node the faulty node, which determines the location */
  constructor(node: ASTNode, sentence: string) {
    const place = placeOf(node);
    super(`${place?.source.name ?? 'schema'}:${place?.startToken.line ?? 0}: ${sentence}`);
    this.name = 'SourceError';
  }
}

/** The message of an error as `file:line: sentence`, also when the text does not parse. */
export function sourceSentence(error: unknown): string {
  if (!(error instanceof GraphQLError)) {
    return error instanceof Error ? error.message : String(error);
  }
  const { source, locations, message } = error;
  return source === undefined
    ? message
    : `${source.name}:${locations?.[0]?.line ?? 0}: ${message.replace(/\.?$/, '.')}`;
}
