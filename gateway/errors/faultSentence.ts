import { Kind, print, type ASTNode, type GraphQLError } from 'graphql';

/** Kinds of nodes that hold a value of the client's. */
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

/** What GraphQL.js 16.15 quotes at the end of a fault of syntax, up to the full stop. */
const QUOTED_TEXT = /(: |(?:String|BlockString|Int|Float) )(?:"[^]*"|U\+[0-9A-F]+)\.$/;

/**
 * The sentence in which GraphQL.js names a fault of an operation, without the value it quotes: a
 * value may be personal, and the location tells which one is meant.
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
    const at = message.indexOf(quoted);
    if (at < 0) continue;
    // After it come suggestions, which are the schema's, or what a scalar says of the value.
    const rest = message.slice(at + quoted.length);
    return `${message.slice(0, at)}.${/^\. Did you mean /.test(rest) ? rest.slice(1) : ''}`;
  }
  return message;
}
