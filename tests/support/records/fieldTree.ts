import { getNamedType, isObjectType, type GraphQLObjectType, type GraphQLSchema } from 'graphql';
import { valuesOf, type KindInSchema } from './kindsInSchema';

/** One `@access`: its rule, and its consent cluster. */
export interface AccessInSchema {
  readonly rule: readonly (readonly string[])[];
  readonly cluster: string | undefined;
}

/** A field of a kind, or of an object in it, as the SDL defines it. */
export interface FieldInSchema {
  readonly name: string;
  /** The rules of the field and of its type; all must be met. */
  readonly access: readonly AccessInSchema[];
  readonly mask: { readonly as: string; readonly unless: AccessInSchema } | undefined;
  /** The path of its value in its parent; undefined when a resolver provides it. */
  readonly path: string | undefined;
  readonly is: 'value' | 'entity' | 'page' | 'part';
  /** The fields of an object. */
  readonly fields: readonly FieldInSchema[];
}

/** The fields of a kind, with those of the objects stored in it. */
export function fieldsOf({ schema, type }: KindInSchema): FieldInSchema[] {
  return fieldsOfType(schema, schema.getType(type) as GraphQLObjectType);
}

/** The selection of all of them. */
export function selectionOf(fields: readonly FieldInSchema[]): string {
  return fields
    .map(({ name, is, fields: inner }) => {
      if (is === 'value') return name;
      if (is === 'entity') return `${name} { id }`;
      return is === 'page' ? `${name} { totalCount }` : `${name} { ${selectionOf(inner)} }`;
    })
    .join(' ');
}

function fieldsOfType(schema: GraphQLSchema, type: GraphQLObjectType): FieldInSchema[] {
  return Object.values(type.getFields()).map((field): FieldInSchema => {
    const named = getNamedType(field.type);
    const is = !isObjectType(named)
      ? 'value'
      : hasKey(named)
        ? 'entity'
        : named.name.endsWith('Connection')
          ? 'page'
          : 'part';
    const own = [...accessOf(field), ...accessOf(type)];
    const mask = valuesOf(schema, field, 'mask');
    const stored = valuesOf(schema, field, 'stored');
    return {
      name: field.name,
      access: own,
      mask: mask && {
        as: mask['as'] as string,
        unless: {
          rule: mask['unless'] as string[][],
          cluster: own.find(({ cluster }) => cluster !== undefined)?.cluster,
        },
      },
      path: valuesOf(schema, field, 'computed')
        ? undefined
        : ((stored?.['as'] as string | null | undefined) ?? field.name),
      is,
      fields: is === 'part' ? fieldsOfType(schema, named as GraphQLObjectType) : [],
    };
  });

  function accessOf({ astNode }: { readonly astNode?: unknown }): AccessInSchema[] {
    const nodes = (astNode as GraphQLObjectType['astNode'])?.directives ?? [];
    return nodes
      .filter(({ name }) => name.value === 'access')
      .map((node) => {
        const given = valuesOf(schema, { astNode: { directives: [node] } }, 'access')!;
        return {
          rule: given['rule'] as string[][],
          cluster: (given['cluster'] ?? undefined) as string | undefined,
        };
      });
  }
}

/** Whether a type is an entity. The SDL has no definition of `@key`, which is federation's own. */
function hasKey({ astNode }: GraphQLObjectType): boolean {
  return astNode?.directives?.some(({ name }) => name.value === 'key') ?? false;
}
