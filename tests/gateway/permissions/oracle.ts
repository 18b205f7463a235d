import {
  getNamedType,
  GraphQLError,
  isEnumType,
  isInputObjectType,
  isListType,
  isNonNullType,
  isObjectType,
  Kind,
  parse,
  visit,
  valueFromASTUntyped,
  type ASTNode,
  type GraphQLFieldResolver,
  type GraphQLInputType,
  type GraphQLSchema,
} from 'graphql';
import type { Viewer } from '../../../schema/viewer';
import { ANSWERS, type Row } from './testGraphData';

type Lists = readonly (readonly string[])[];

/** The rules of the test graph by coordinate, read without the gateway's code. */
function readRules(sdl: string): Map<string, Lists[]> {
  const rules = new Map<string, Lists[]>();
  const path: string[] = [];
  const enter = (node: ASTNode) => {
    if (!('name' in node) || node.name?.kind !== Kind.NAME || !('directives' in node)) return;
    path.push(node.name.value);
    const own = (node.directives ?? []).flatMap((directive) => {
      if (directive.name.value !== 'access') return [];
      return [valueFromASTUntyped(directive.arguments![0]!.value) as Lists];
    });
    if (own.length > 0) rules.set(path.join('.'), [...(rules.get(path.join('.')) ?? []), ...own]);
  };
  visit(parse(sdl), {
    enter: (node) => (node.kind === Kind.DIRECTIVE ? false : enter(node)),
    leave: (node) => {
      if ('name' in node && node.name?.kind === Kind.NAME && 'directives' in node) path.pop();
    },
  });
  return rules;
}

function holds(term: string, viewer: Viewer, subject: unknown): boolean {
  const [family, name] = term.split(':');
  switch (family) {
    case 'public':
      return true;
    case 'auth':
      return viewer.authenticated;
    case 'role':
      return viewer.roles.some((role) => role === name);
    case 'dept':
      return viewer.department === name;
    case 'purpose':
      // A person who names no purpose requests their own data.
      return (viewer.purpose ?? (viewer.roles.includes('person') ? 'self' : '')) === name;
    case 'loa':
      return viewer.assurance >= Number(name);
    case 'rel':
      if (subject === undefined) return false;
      return name === 'self'
        ? viewer.subjectId === subject
        : name === 'representative' && viewer.represents.some((id) => id === subject);
    default:
      return false;
  }
}

/**
 * Decides per object by the rules of the test graph, without analysis and without three-valued
 * logic.
 */
export class Oracle {
  private readonly rules: Map<string, Lists[]>;

  constructor(sdl: string) {
    this.rules = readRules(sdl);
  }

  /** All rules on reading a field with arguments; each must be met. */
  demands(schema: GraphQLSchema, typeName: string, fieldName: string, args: object): Lists[] {
    const type = schema.getType(typeName);
    if (!isObjectType(type)) return [[]];
    const field = type.getFields()[fieldName]!;
    const owner = this.rules.has(`${typeName}.${fieldName}`)
      ? typeName
      : this.rules.has(`Subject.${fieldName}`)
        ? 'Subject'
        : typeName;
    const demands = [
      ...(this.rules.get(typeName) ?? []),
      ...(this.rules.get(`${owner}.${fieldName}`) ?? []),
      ...(this.rules.get(getNamedType(field.type).name) ?? []),
    ];
    for (const [name, value] of Object.entries(args)) {
      const definition = field.args.find((one) => one.name === name)!;
      // `score(model:)` is a field of Subject only in the records subgraph.
      const ofArgument =
        this.rules.get(`${typeName}.${fieldName}.${name}`) ??
        this.rules.get(`Subject.${fieldName}.${name}`);
      demands.push(...(ofArgument ?? []), ...this.ofInput(value, definition.type));
    }
    return demands;
  }

  private ofInput(value: unknown, type: GraphQLInputType): Lists[] {
    if (isNonNullType(type)) return this.ofInput(value, type.ofType);
    if (isListType(type)) {
      const items = Array.isArray(value) ? (value as unknown[]) : [value];
      return items.flatMap((item) => this.ofInput(item, type.ofType));
    }
    const own = this.rules.get(type.name) ?? [];
    if (isEnumType(type)) return own;
    if (!isInputObjectType(type) || typeof value !== 'object' || value === null) return own;
    return Object.entries(value).flatMap(([name, inner]) => [
      ...(this.rules.get(`${type.name}.${name}`) ?? []),
      ...this.ofInput(inner, type.getFields()[name]!.type),
    ]);
  }

  allows(demands: readonly Lists[], viewer: Viewer, subject: unknown): boolean {
    return demands.every((lists) =>
      lists.some((all) => all.every((term) => holds(term, viewer, subject))),
    );
  }

  /** Whether no object could meet the rules. */
  neverAllowed(demands: readonly Lists[], viewer: Viewer): boolean {
    return demands.some((lists) =>
      lists.every((all) =>
        all.some((term) => !term.startsWith('rel:') && !holds(term, viewer, undefined)),
      ),
    );
  }
}

export interface OracleContext {
  readonly viewer: Viewer;
}

/** Adds resolvers to every field of a schema, each behind the oracle's decision per object. */
export function resolveGuarded(
  schema: GraphQLSchema,
  oracle: Oracle,
  onNeverAllowed: (coordinate: string) => void = () => undefined,
): void {
  for (const type of Object.values(schema.getTypeMap())) {
    if (!isObjectType(type) || type.name.startsWith('_')) continue;
    for (const field of Object.values(type.getFields())) {
      if (field.name.startsWith('_')) continue;
      const answer = ANSWERS[type.name]?.[field.name];
      const resolve: GraphQLFieldResolver<Row | undefined, OracleContext> = (
        row,
        args,
        context,
      ) => {
        const demands = oracle.demands(schema, type.name, field.name, args as object);
        if (!oracle.allows(demands, context.viewer, row?.['subjectId'])) {
          if (oracle.neverAllowed(demands, context.viewer))
            onNeverAllowed(`${type.name}.${field.name}`);
          throw new GraphQLError('Unauthorized field or type', {
            extensions: { code: 'UNAUTHORIZED_FIELD_OR_TYPE' },
          });
        }
        const source = row ?? { __typename: type.name };
        return answer ? answer(source, args as Record<string, unknown>) : source[field.name];
      };
      field.resolve = resolve as GraphQLFieldResolver<unknown, unknown>;
    }
  }
}
