/** What an object is about, as far as the relational terms of permissions need to know. */
export interface About {
  /** The credit subject it is about. */
  readonly subjectId?: string;
  /** The department it came from. */
  readonly departmentId?: string;
  /** GB/T 2260 code of the district its subject lives or is registered in. */
  readonly region?: string;
  /** Day of the act it records, YYYY-MM-DD, for consents limited in time. */
  readonly date?: string;
}

/** Tells what an object of a type is about; an object about nobody answers `{}`. */
export type AboutOf = (typeName: string, object: Readonly<Record<string, unknown>>) => About;

/** What a credit record is about, and likewise any part of one that carries its keys. */
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
