import {
  Kind,
  type FragmentDefinitionNode,
  type SelectionSetNode,
  type ValidationRule,
} from 'graphql';
import { creditError } from '../../schema/errors';
import { isSchemaField } from '../introspection/schemaFields';

/** Limits on the size of one operation, for every caller. */
export interface OperationLimits {
  /** Lexical tokens of the document; checked while parsing. */
  readonly tokens: number;
  /** Levels of fields, counted down to `__schema` and `__type`. */
  readonly depth: number;
  /** Levels of fields below and including `__schema` and `__type`. */
  readonly schemaDepth: number;
  /** Fields with fragments expanded, `__typename` included. */
  readonly fields: number;
  readonly aliases: number;
  readonly directives: number;
  /** Fields of the root type. */
  readonly rootFields: number;
}

export const OPERATION_LIMITS: OperationLimits = Object.freeze({
  tokens: 5000,
  depth: 15,
  // The full introspection query has 15; other tools nest `ofType` deeper.
  schemaDepth: 20,
  fields: 1500,
  aliases: 60,
  directives: 60,
  rootFields: 20,
});

type Size = Omit<OperationLimits, 'tokens'>;

const NOTHING: Size = {
  depth: 0,
  schemaDepth: 0,
  fields: 0,
  aliases: 0,
  directives: 0,
  rootFields: 0,
};

/** Response names that have a meaning in JavaScript or GraphQL. */
const RESERVED = new Set(['constructor', 'prototype', '__proto__']);

/** Relay's compiler adds `__isNode: __typename` to every fragment on an interface. */
const OF_RELAY = /^__is[A-Z][A-Za-z0-9_]*$/;

/**
 * A validation rule that refuses operations over the limits and reserved response names. A fragment
 * is measured once and its size added for each spread, so that a few lines cannot stand for
 * millions of fields.
 */
export function limitsRule(limits: OperationLimits = OPERATION_LIMITS): ValidationRule {
  return (context) => {
    const fragments = new Map<string, Size>();

    // Does not use schema/selections/eachField, because a fragment counts for each spread.
    function measure(set: SelectionSetNode): Size {
      let total = NOTHING;
      for (const selection of set.selections) {
        const directives = selection.directives?.length ?? 0;
        switch (selection.kind) {
          case Kind.FIELD: {
            const below = selection.selectionSet ? measure(selection.selectionSet) : NOTHING;
            const isSchema = isSchemaField(selection.name.value);
            total = add(total, {
              depth: isSchema ? 1 : below.depth + 1,
              schemaDepth: isSchema ? below.depth + 1 : below.schemaDepth,
              fields: below.fields + 1,
              aliases: below.aliases + (selection.alias ? 1 : 0),
              directives: below.directives + directives,
              rootFields: 1,
            });
            break;
          }
          case Kind.INLINE_FRAGMENT:
            total = add(total, withDirectives(measure(selection.selectionSet), directives));
            break;
          case Kind.FRAGMENT_SPREAD:
            total = add(total, withDirectives(ofFragment(selection.name.value), directives));
            break;
        }
      }
      return total;
    }

    function ofFragment(name: string): Size {
      const known = fragments.get(name);
      if (known) return known;
      // A GraphQL rule refuses a fragment that spreads itself; here it ends the recursion.
      fragments.set(name, NOTHING);
      const fragment: FragmentDefinitionNode | null | undefined = context.getFragment(name);
      const size = fragment ? measure(fragment.selectionSet) : NOTHING;
      fragments.set(name, size);
      return size;
    }

    return {
      Field({ alias, name: field }) {
        const name = alias?.value;
        // Any object of a response may have a field `__typename`, so this alias is allowed; its
        // meaning is up to the client.
        if (name === undefined || name === '__typename') return;
        if (field.value === '__typename' && OF_RELAY.test(name)) return;
        if (!name.startsWith('__') && !RESERVED.has(name)) return;
        context.reportError(
          creditError('INVALID_OPERATION', `The alias ${name} is reserved; choose another.`),
        );
      },
      OperationDefinition: {
        enter(operation) {
          const size = withDirectives(
            measure(operation.selectionSet),
            operation.directives?.length ?? 0,
          );
          for (const kind of Object.keys(LABELS) as (keyof Size)[]) {
            if (size[kind] <= limits[kind]) continue;
            context.reportError(
              creditError(
                'OPERATION_TOO_LARGE',
                `The operation has more than ${limits[kind]} ${LABELS[kind]}.`,
              ),
            );
          }
        },
      },
    };
  };
}

const LABELS: Record<keyof Size, string> = {
  depth: 'levels of fields',
  schemaDepth: 'levels of fields inside __schema or __type',
  fields: 'fields',
  aliases: 'aliases',
  directives: 'directives',
  rootFields: 'fields at its root',
};

function add(a: Size, b: Size): Size {
  return {
    depth: Math.max(a.depth, b.depth),
    schemaDepth: Math.max(a.schemaDepth, b.schemaDepth),
    fields: a.fields + b.fields,
    aliases: a.aliases + b.aliases,
    directives: a.directives + b.directives,
    rootFields: a.rootFields + b.rootFields,
  };
}

function withDirectives(size: Size, directives: number): Size {
  return directives === 0 ? size : { ...size, directives: size.directives + directives };
}
