import { Kind, print, type ASTNode, type GraphQLError } from 'graphql';

/** Kinds of nodes that contain a value of the client. */
const VALUES: ReadonlySet<string> = new Set([
  Kind.INT,
  Kind.FLOAT,
  Kind.STRING,
  Kind.BOOLEAN,
  Kind.NULL,
  Kind.ENUM,
  Kind.LIST,
  Kind.OBJECT,
]);

/** The text that GraphQL.js 16.15 quotes at the end of a syntax error, up to the full stop. */
const QUOTED_TEXT = /(: |(?:String|BlockString|Int|Float) )(?:"[^]*"|U\+[0-9A-F]+)\.$/;

/**
 * The message of GraphQL.js for a faulty operation, without the value that it quotes: a value may
 * be personal data, and the location identifies it.
 */
export function faultSentence({ message, nodes }: GraphQLError): string {
  if (message.startsWith('Syntax Error: '))
    return message.replace(QUOTED_TEXT, (_all, before: string) => `${before.replace(/:? $/, '')}.`);
  const node = nodes?.[0];
  return node !== undefined && VALUES.has(node.kind) ? withoutValue(message, node) : message;
}

function withoutValue(message: string, node: ASTNode): string {
  const value = print(node);
  if (node.kind === Kind.ENUM && message.startsWith(`Value "${value}" `))
    return message.replace(`Value "${value}" `, 'The value ');
  for (const quoted of [`, found ${value}`, `: ${value}`]) {
    const index = message.indexOf(quoted);
    if (index < 0) continue;
    // The rest is either a suggestion, which comes from the schema, or a scalar's message about the
    // value.
    const rest = message.slice(index + quoted.length);
    return `${message.slice(0, index)}.${/^\. Did you mean /.test(rest) ? rest.slice(1) : ''}`;
  }
  return message;
}
