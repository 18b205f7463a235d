import { Kind, type FieldDefinitionNode } from 'graphql';
import type { FieldPlace, GraphRules } from '../catalogue/graphRules';
import { isRequired, isStored, rowPath } from '../compiler/expand/stored';
import { defaultsOf } from '../exchange/defaults';
import { COMMON_MEANINGS, type ExchangeForm } from '../exchange/form';
import { FORMS } from '../exchange/forms';
import { findingAt, type Finding } from './finding';

const RULE = 'formsFit';

const COMMON: ReadonlySet<string> = new Set(COMMON_MEANINGS);

/** Paths of every record that intake derives from the batch, the subject and the terms. */
const DERIVED: ReadonlySet<string> = new Set([
  'id',
  '_id',
  'subjectId',
  'category',
  'sourceDepartmentId',
  'basis',
  'publicityStart',
  'state',
  'versions',
  'provenance',
  'visibility',
]);

/**
 * Forms that fit. Every item of a form of the exchange standard means a field that its kind stores,
 * and each form delivers every required field of its kind, or the field has a stated default.
 */
export function formsFit(
  graph: Pick<GraphRules, 'allPlaces'>,
  forms: readonly ExchangeForm[] = FORMS,
): Finding[] {
  const places = graph.allPlaces();
  return forms.flatMap((form) => {
    const fields = places.filter(
      ({ type, field }) => type.name.value === form.kind && isStored(field),
    );
    return fields.length === 0 ? [] : [...unknownMeanings(form, fields), ...missing(form, fields)];
  });
}

function unknownMeanings({ id, items }: ExchangeForm, fields: readonly FieldPlace[]): Finding[] {
  const paths = new Set(fields.map(({ field }) => rowPath(field)));
  const { type } = fields[0]!;
  return items
    .filter(({ meaning }) => !COMMON.has(meaning) && !paths.has(meaning))
    .map(({ code, meaning }) =>
      findingAt(
        type,
        RULE,
        `The item ${code} of the form ${id} means ${meaning}, which ${type.name.value} does not store.`,
      ),
    );
}

function missing({ id, kind, items }: ExchangeForm, fields: readonly FieldPlace[]): Finding[] {
  const meanings = new Set(items.map(({ meaning }) => meaning));
  const defaults = defaultsOf(kind);
  return fields
    .filter(({ field }) => mustBeGiven(field))
    .filter(({ field }) => {
      const path = rowPath(field);
      return !meanings.has(path === 'authorityId' ? 'authority.name' : path) && !defaults[path];
    })
    .map(({ field }) =>
      findingAt(
        field,
        RULE,
        `The form ${id} has no item for the required field ${field.name.value}, and it has no default.`,
      ),
    );
}

function mustBeGiven(field: FieldDefinitionNode): boolean {
  if (DERIVED.has(rowPath(field))) return false;
  return field.type.kind === Kind.NON_NULL_TYPE || isRequired(field);
}
