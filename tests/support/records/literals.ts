import type { ConditionInSchema } from './kindsInSchema';

/** A value as a query writes it. */
function literal({ isEnum }: Pick<ConditionInSchema, 'isEnum'>, value: unknown): string {
  if (isEnum) return value as string;
  return typeof value === 'number' ? String(value) : JSON.stringify(plain(value));
}

/** A value of a row as a response contains it. */
export function plain(value: unknown): unknown {
  if (value === undefined || value === null) return null;
  if (typeof value === 'bigint') return String(value);
  if (value instanceof Date) return value.toISOString();
  if (Array.isArray(value)) return value.map(plain);
  if (typeof value === 'object')
    return Object.fromEntries(Object.entries(value).map(([name, each]) => [name, plain(each)]));
  return value;
}

/** The value at a path of a row. */
export function at(row: object, path: string): unknown {
  return path
    .split('.')
    .reduce<unknown>((value, name) => (value as Record<string, unknown> | null)?.[name], row);
}

/** A row with other values at some paths. */
export function withValues<R extends object>(
  row: R,
  values: readonly (readonly [path: string, value: unknown])[],
): R {
  const copy = { ...row } as Record<string, unknown>;
  for (const [path, value] of values) {
    const [first, inner] = path.split('.') as [string, string | undefined];
    copy[first] = inner === undefined ? value : { ...(copy[first] as object), [inner]: value };
  }
  return copy as R;
}

/** Conditions with values as arguments, each followed by a comma: `year: 2026, filter: { … }, `. */
export function argumentsOf(
  given: readonly (readonly [condition: ConditionInSchema, value: unknown])[],
): string {
  const written = given.map(([condition, value]) => {
    const [first, field] = condition.argument.split('.');
    return { first: first!, field, text: literal(condition, value) };
  });
  const plainOnes = written.filter(({ field }) => field === undefined);
  const within = new Map<string, string[]>();
  for (const { first, field, text } of written)
    if (field !== undefined) within.set(first, [...(within.get(first) ?? []), `${field}: ${text}`]);
  return [
    ...plainOnes.map(({ first, text }) => `${first}: ${text}, `),
    ...[...within].map(([name, fields]) => `${name}: { ${fields.join(', ')} }, `),
  ].join('');
}
