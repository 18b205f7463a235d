import {
  Kind,
  type ASTNode,
  type DirectiveNode,
  type DirectiveDefinitionNode,
  type ValueNode,
} from 'graphql';
import type { SubgraphModel } from '../catalogue/subgraphModel';
import { findingAt, type Finding, type TextRule } from './finding';

const RULE = 'directivesCarried';

/** The specification of our own directives, without its version. */
const ACCESS_SPEC = 'https://credit.hedong.example/access/';
const OURS = ['@access', '@mask'] as const;

/**
 * Directives carried. `@access` and `@mask` reach the supergraph under their own names: they are
 * linked, imported and composed, and `@access` is repeatable (otherwise composition does not join
 * the rules of several subgraphs). No import of a link is renamed, because rules are read by name;
 * no link is `for: SECURITY`, which the gateway refuses to load.
 */
export const directivesCarried: TextRule = ({ models }) => models.flatMap(faultsOf);

function faultsOf(model: SubgraphModel): Finding[] {
  const directives = model.definitions.flatMap((definition) =>
    definition.kind === Kind.SCHEMA_EXTENSION || definition.kind === Kind.SCHEMA_DEFINITION
      ? (definition.directives ?? [])
      : [],
  );
  const links = directives.filter(({ name }) => name.value === 'link');
  return [...links.flatMap(faultsOfLink), ...faultsOfOurs(model, directives, links)];
}

function faultsOfLink(link: DirectiveNode): Finding[] {
  const url = textOf(argument(link, 'url'));
  const purpose = argument(link, 'for');
  const findings: Finding[] = [];
  if (purpose?.kind === Kind.ENUM && purpose.value === 'SECURITY') {
    findings.push(at(link, `The link to ${url} is for: SECURITY, which the gateway refuses.`));
  }
  if (argument(link, 'as') !== undefined) {
    findings.push(at(link, `The link to ${url} is renamed: remove as:.`));
  }
  for (const imported of items(argument(link, 'import'))) {
    if (imported.kind !== Kind.OBJECT) continue;
    const name = textOf(imported.fields.find((field) => field.name.value === 'name')?.value);
    const as = textOf(imported.fields.find((field) => field.name.value === 'as')?.value);
    if (as !== undefined && as !== name) {
      findings.push(at(imported, `${name} is imported as ${as}; import it under its own name.`));
    }
  }
  return findings;
}

function faultsOfOurs(
  model: SubgraphModel,
  directives: readonly DirectiveNode[],
  links: readonly DirectiveNode[],
): Finding[] {
  const link = links.find((one) => textOf(argument(one, 'url'))?.startsWith(ACCESS_SPEC));
  const place = link ?? directives[0] ?? model.definitions[0];
  if (place === undefined) return [];
  if (link === undefined) {
    return [at(place, `Subgraph ${model.name} does not link ${ACCESS_SPEC}.`)];
  }
  const imported = items(argument(link, 'import')).map(textOf);
  const composed = directives
    .filter(({ name }) => name.value === 'composeDirective')
    .map((directive) => textOf(argument(directive, 'name')));
  return OURS.flatMap((name) => [
    ...(imported.includes(name) ? [] : [at(place, `${model.name} does not import ${name}.`)]),
    ...(composed.includes(name)
      ? []
      : [at(place, `${model.name} does not compose ${name}: it would not reach the gateway.`)]),
    ...(name === '@access' ? faultsOfDefinition(model, place) : []),
  ]);
}

function faultsOfDefinition(model: SubgraphModel, place: ASTNode): Finding[] {
  const definition = model.definitions.find(
    (node): node is DirectiveDefinitionNode =>
      node.kind === Kind.DIRECTIVE_DEFINITION && node.name.value === 'access',
  );
  if (definition === undefined) return [at(place, `${model.name} does not define @access.`)];
  return definition.repeatable
    ? []
    : [at(definition, `@access is not repeatable in ${model.name}: rules would not be joined.`)];
}

function at(node: ASTNode, message: string): Finding {
  return findingAt(node, RULE, message);
}

function argument(directive: DirectiveNode, name: string): ValueNode | undefined {
  return directive.arguments?.find((given) => given.name.value === name)?.value;
}

function items(value: ValueNode | undefined): readonly ValueNode[] {
  if (value === undefined) return [];
  return value.kind === Kind.LIST ? value.values : [value];
}

/** The value of a string, or the name that an import object imports. */
function textOf(value: ValueNode | undefined): string | undefined {
  if (value?.kind === Kind.STRING) return value.value;
  if (value?.kind !== Kind.OBJECT) return undefined;
  return textOf(value.fields.find((field) => field.name.value === 'name')?.value);
}
