import type { GraphQLSchema } from 'graphql';
import { fieldLabel, type Label } from './labels';

/** All data stored about a subject, in the form of an export. */
export interface ExportDocument {
  /** Type and id of the subject. */
  readonly about: { readonly type: string; readonly id: string };
  readonly generatedAt: string;
  readonly requestId: string;
  /** Data by root field; objects include `__typename`, and records include their provenance. */
  readonly data: Readonly<Record<string, unknown>>;
  /** Schema coordinate (`Type.field`) of every field in the data → its label. */
  readonly fields: Readonly<Record<string, Label>>;
  /** Paths of fields that exist but that this caller may not read. */
  readonly withheld: readonly string[];
}

/** The labels of all fields that occur in data, sorted by their coordinates. */
export function fieldsIn(schema: GraphQLSchema, data: unknown): Record<string, Label> {
  const found = new Map<string, Label>();
  const visit = (value: unknown): void => {
    if (Array.isArray(value)) return value.forEach(visit);
    if (typeof value !== 'object' || value === null) return;
    const type = (value as { __typename?: unknown }).__typename;
    for (const [field, below] of Object.entries(value)) {
      if (typeof type === 'string' && field !== '__typename') {
        const coordinate = `${type}.${field}`;
        if (!found.has(coordinate)) found.set(coordinate, fieldLabel(schema, type, field));
      }
      visit(below);
    }
  };
  visit(data);
  return Object.fromEntries([...found].sort(([a], [b]) => (a < b ? -1 : 1)));
}
