import type { GraphRules } from '../catalogue/graphRules';

/**
 * The field of a type that the name of an argument, input field or sort order refers to, as
 * `Type.field`: the same name, possibly with the suffix `From`, `To`, `_ASC` or `_DESC`, without
 * the field's `On`, or in the other grammatical number. Undefined when there is none.
 */
export function fieldNamed(graph: GraphRules, type: string, name: string): string[] | undefined {
  const stem = camelCase(name.replace(/_(ASC|DESC)$/, '')).replace(/(?<=[a-z])(From|To)$/, '');
  const candidates = [name, stem, `${stem}On`, `${stem}s`, `${stem}es`, stem.replace(/s$/, '')];
  const field = candidates.find((candidate) => graph.hasField(type, candidate));
  return field === undefined ? undefined : [`${type}.${field}`];
}

/** ESTABLISHED_ON → establishedOn; other text is returned as it is. */
function camelCase(name: string): string {
  if (!/^[A-Z0-9_]+$/.test(name)) return name;
  return name.toLowerCase().replace(/_([a-z0-9])/g, (_, letter: string) => letter.toUpperCase());
}
