/** The facts about an object that the relational terms of permissions need. */
export interface About {
  /** The credit subject it is about. */
  readonly subjectId?: string;
  /** The department that supplied it. */
  readonly departmentId?: string;
  /** GB/T 2260 code of the district in which its subject lives or is registered. */
  readonly region?: string;
  /** Date of the act it records, YYYY-MM-DD, for consents that cover a period. */
  readonly date?: string;
}

/** Returns the facts about an object of a type; `{}` for an object without a subject. */
export type AboutOf = (typeName: string, object: Readonly<Record<string, unknown>>) => About;

/** The facts about a credit record, or about a part of one that has the record's key fields. */
export const aboutRecord: AboutOf = (_typeName, object) => ({
  ...pick(object, 'subjectId', 'subjectId'),
  ...pick(object, 'departmentId', 'sourceDepartmentId'),
  ...pick(object, 'date', 'decisionDate'),
});

function pick<K extends keyof About>(
  object: Readonly<Record<string, unknown>>,
  key: K,
  field: string,
): Pick<About, K> | undefined {
  const value = object[field];
  return typeof value === 'string' ? ({ [key]: value } as Pick<About, K>) : undefined;
}
