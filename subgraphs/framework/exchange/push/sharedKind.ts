import type { GraphQLObjectType } from 'graphql';
import { andRules, EVERYBODY, ruleOf } from '../../../../schema/policy/rule';
import { sharingOf } from '../../../../schema/policy/sharing';
import type { SubgraphName } from '../../../../schema/sdl';
import { OWN, type Column } from '../../intake/rows/column';
import { columnsOf, templateColumns } from '../../intake/rows/columns';
import type { RecordKind } from '../../records/recordKind';
import { subgraphTypes } from '../../subgraphDocument';

/** A kind that is shared with the city, and how its records are written. */
export interface SharedKind {
  readonly kind: RecordKind;
  /** Id of the form of the national standard, or OWN for the kind's own titles. */
  readonly form: string;
  readonly columns: readonly Column[];
  /** Paths that are stored encrypted: they leave in an encrypted body only. */
  readonly sealed: ReadonlySet<string>;
}

/**
 * How a kind is shared with the city: in the newest form of the national standard, or under its own
 * titles. Undefined for a kind that the catalogue does not share; items that it does not share are
 * left out (共享属性, Tianjin Social Credit Regulations, Arts 10 and 11).
 */
export function sharedKind(subgraph: SubgraphName, kind: RecordKind): SharedKind | undefined {
  const type = subgraphTypes(subgraph).getType(kind.type) as GraphQLObjectType;
  const ofType = ruleOf(type.astNode?.directives) ?? EVERYBODY;
  if (sharingOf(ofType) === 'NOT_SHARED') return undefined;
  const fields = type.getFields();
  const closed = new Set(
    kind.fields.flatMap(({ name, path }) => {
      const own = ruleOf(fields[name]?.astNode?.directives) ?? EVERYBODY;
      return path !== undefined && sharingOf(andRules(ofType, own)) === 'NOT_SHARED' ? [path] : [];
    }),
  );
  const known = columnsOf(subgraph, kind);
  const [form = OWN] = known.forms;
  return {
    kind,
    form,
    columns: templateColumns(known, form).filter(
      ({ meaning }) => meaning !== 'remark' && !closed.has(meaning),
    ),
    sealed: new Set(kind.fields.flatMap(({ path, sealed }) => (path && sealed ? [path] : []))),
  };
}
