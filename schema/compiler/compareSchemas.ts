import {
  Kind,
  parse,
  print,
  visit,
  type ASTNode,
  type ConstDirectiveNode,
  type DefinitionNode,
  type FieldDefinitionNode,
  type InputValueDefinitionNode,
} from 'graphql';

/** The properties of one schema element, by aspect: `description`, `type`, `@access`. */
type Aspects = ReadonlyMap<string, string>;

/**
 * The differences between two schemas, as sentences: types, fields, arguments and values that were
 * added or removed, and changed aspects of those that both have, including directives and
 * descriptions. Order does not count. Empty when the schemas are the same.
 * @throws GraphQLError when one of them does not parse
 */
export function compareSchemas(before: string, after: string): string[] {
  const old = elementsOf(before);
  const now = elementsOf(after);
  return [...new Set([...old.keys(), ...now.keys()])].sort().flatMap((name) => {
    const was = old.get(name);
    const is = now.get(name);
    if (was === undefined) return [`${name}: added`];
    if (is === undefined) return [`${name}: removed`];
    return [...new Set([...was.keys(), ...is.keys()])]
      .filter((aspect) => was.get(aspect) !== is.get(aspect))
      .map(
        (aspect) =>
          `${name}: ${aspect} was ${was.get(aspect) ?? 'absent'}, is ${is.get(aspect) ?? 'absent'}`,
      );
  });
}

function elementsOf(sdl: string): Map<string, Aspects> {
  const elements = new Map<string, Aspects>();
  for (const definition of parse(sdl).definitions) note(elements, definition);
  return elements;
}

function note(elements: Map<string, Aspects>, definition: DefinitionNode): void {
  const own =
    definition.kind === Kind.DIRECTIVE_DEFINITION
      ? `@${definition.name.value}`
      : 'name' in definition
        ? (definition.name?.value ?? 'schema')
        : 'schema';
  elements.set(own, aspectsOf(definition));
  const member = (node: FieldDefinitionNode | InputValueDefinitionNode, parent: string) => {
    const name = `${parent}.${node.name.value}`;
    elements.set(name, aspectsOf(node));
    if ('arguments' in node) for (const argument of node.arguments ?? []) member(argument, name);
  };
  if ('fields' in definition) for (const field of definition.fields ?? []) member(field, own);
  if ('values' in definition) {
    for (const value of definition.values ?? []) {
      elements.set(`${own}.${value.name.value}`, aspectsOf(value));
    }
  }
  if (definition.kind === Kind.DIRECTIVE_DEFINITION) {
    for (const argument of definition.arguments ?? []) member(argument, own);
  }
}

function aspectsOf(node: ASTNode): Aspects {
  const aspects = new Map<string, string>([['kind', node.kind]]);
  if ('description' in node && node.description) {
    aspects.set('description', node.description.value);
  }
  if ('type' in node) aspects.set('type', print(node.type));
  if ('defaultValue' in node && node.defaultValue) aspects.set('default', print(node.defaultValue));
  if ('interfaces' in node) {
    aspects.set('interfaces', (node.interfaces ?? []).map(print).sort().join(' & '));
  }
  if ('types' in node) aspects.set('members', (node.types ?? []).map(print).sort().join(' | '));
  if ('repeatable' in node) aspects.set('repeatable', String(node.repeatable));
  if ('locations' in node) {
    aspects.set(
      'locations',
      node.locations
        .map(({ value }) => value)
        .sort()
        .join(' | '),
    );
  }
  const directives = 'directives' in node ? (node.directives ?? []) : [];
  for (const name of new Set(directives.map((directive) => directive.name.value))) {
    aspects.set(`@${name}`, applied(directives as readonly ConstDirectiveNode[], name));
  }
  return aspects;
}

/** All applications of a directive, sorted. */
function applied(directives: readonly ConstDirectiveNode[], name: string): string {
  return directives
    .filter((directive) => directive.name.value === name)
    .map((directive) => print(inOrder(directive)))
    .sort()
    .join(' ');
}

function inOrder(directive: ConstDirectiveNode): ConstDirectiveNode {
  return visit(directive, {
    Directive: (node) => ({
      ...node,
      arguments: [...(node.arguments ?? [])].sort((a, b) => (a.name.value < b.name.value ? -1 : 1)),
    }),
  });
}
