import { Kind, print, type FieldDefinitionNode } from 'graphql';
import { unmaskRuleOf, type Rule } from '../policy/rule';
import { CataloguedTypes, type Catalogued } from './catalogued';
import { enumArgument, fieldCluster, fieldRule } from './fieldRules';
import { GraphRules } from './graphRules';
import {
  fieldsOf,
  hasDirective,
  isInterface,
  typeDirectives,
  type SubgraphModel,
} from './subgraphModel';

/** What statistics do with a field of a record. */
export type StatisticsUse = 'DIMENSION' | 'MEASURE';

/** One field of the graph as the catalogue lists it. */
export interface CatalogueField {
  readonly type: string;
  readonly field: string;
  /** The field's type in SDL notation. */
  readonly returns: string;
  /** The subgraph that owns it, and the others that can answer it too. */
  readonly owner: string;
  readonly alsoIn: readonly string[];
  /** The type's rule and the field's together; null on interface fields, which have none. */
  readonly rule: Rule | null;
  readonly cluster: string | null;
  readonly mask: { readonly as: string; readonly unless: Rule } | null;
  /** What statistics do with it: group by it, or sum it; null for neither. */
  readonly statistics: StatisticsUse | null;
  /** What the public credit information catalogue says of it; null where it does not list it. */
  readonly catalogued: Catalogued | null;
  /** 中文 first, then English. */
  readonly description: string;
}

/**
 * Every field of every object and interface, by type and field, with the rule that decides it.
 * Of a field that several subgraphs declare, the first (in the order given) that does not take
 * it from elsewhere is the owner: the field is `@external` there, or the type's key is not
 * resolvable.
 */
export function buildCatalogue(models: readonly SubgraphModel[]): CatalogueField[] {
  const found = new Map<string, CatalogueField>();
  const catalogued = new CataloguedTypes(new GraphRules(models));
  const places = models.flatMap((model) =>
    fieldsOf(model).map((declared) => ({ model, declared })),
  );
  for (const ofReferences of [false, true]) {
    for (const { model, declared } of places) {
      const { type, field } = declared;
      if (hasDirective(field.directives, 'external')) continue;
      if (isReference(model, type.name.value) !== ofReferences) continue;
      const key = `${type.name.value}.${field.name.value}`;
      const known = found.get(key);
      found.set(
        key,
        known
          ? { ...known, alsoIn: [...known.alsoIn, model.name] }
          : {
              type: type.name.value,
              field: field.name.value,
              returns: print(field.type),
              owner: model.name,
              alsoIn: [],
              rule: isInterface(type) ? null : (fieldRule(model, declared) ?? []),
              cluster: fieldCluster(model, declared) ?? null,
              mask: maskOf(field.directives),
              statistics: statisticsOf(field.directives),
              catalogued: catalogued.ofField(type.name.value, field.name.value) ?? null,
              description: field.description?.value ?? '',
            },
      );
    }
  }
  return [...found.values()].sort((a, b) => compare(a.type, b.type) || compare(a.field, b.field));
}

/** Whether a subgraph only refers to a type that another resolves. */
function isReference(model: SubgraphModel, type: string): boolean {
  const keys = typeDirectives(model, type).filter(({ name }) => name.value === 'key');
  return (
    keys.length > 0 &&
    keys.every((key) =>
      key.arguments?.some(
        ({ name, value }) =>
          name.value === 'resolvable' && value.kind === Kind.BOOLEAN && !value.value,
      ),
    )
  );
}

function maskOf(directives: Parameters<typeof unmaskRuleOf>[0]): CatalogueField['mask'] {
  const as = enumArgument(directives, 'mask', 'as');
  const unless = unmaskRuleOf(directives);
  return as === undefined || unless === undefined ? null : { as, unless };
}

function statisticsOf(directives: FieldDefinitionNode['directives']): StatisticsUse | null {
  if (hasDirective(directives, 'dimension')) return 'DIMENSION';
  return hasDirective(directives, 'measure') ? 'MEASURE' : null;
}

/** By code unit: the same on every machine, whatever its language. */
function compare(a: string, b: string): number {
  return a < b ? -1 : a > b ? 1 : 0;
}
