import { Kind, print, type FieldDefinitionNode } from 'graphql';
import { compareText } from '../compareText';
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

/** How statistics use a field of a record. */
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
  /** How statistics use it: group by it, or sum it; null for neither. */
  readonly statistics: StatisticsUse | null;
  /** Its entry in the public credit information catalogue; null when it is not listed. */
  readonly catalogued: Catalogued | null;
  /** 中文 first, then English. */
  readonly description: string;
}

/**
 * Every field of every object and interface, by type and field, with the rule that applies to it.
 * When several subgraphs declare a field, its owner is the first (in the given order) that resolves
 * it itself: one where the field is not `@external` and the type's key is resolvable.
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
  return [...found.values()].sort(
    (a, b) => compareText(a.type, b.type) || compareText(a.field, b.field),
  );
}

/** Whether a subgraph only references a type that another subgraph resolves. */
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
