import type { Viewer } from '../../../schema/viewer';

/**
 * The rows that relations give access to, as alternative MongoDB conditions: all rows of some
 * subjects, which form one indexed condition, and other conditions.
 */
export interface RowConditions {
  readonly subjects: ReadonlySet<string>;
  readonly others: readonly Record<string, unknown>[];
}

export const NO_ROWS: RowConditions = { subjects: new Set(), others: [] };

/** The union of both. */
export function eitherOf(a: RowConditions, b: RowConditions): RowConditions {
  return {
    subjects: new Set([...a.subjects, ...b.subjects]),
    others: [...a.others, ...b.others],
  };
}

/** The rows to which a viewer has all of the relations; every row if no relation is demanded. */
export function allOf(
  relations: readonly string[],
  viewer: Viewer,
  cluster: string | undefined,
): RowConditions {
  const [first, ...rest] = relations.map((term) => rowsOf(term, viewer, cluster));
  if (first === undefined) return { subjects: new Set(), others: [{}] };
  if (rest.length === 0) return first;
  const each = [first, ...rest].map(asList);
  if (each.some((list) => list.length === 0)) return NO_ROWS;
  return { subjects: new Set(), others: [{ $and: each.map((list) => ({ $or: list })) }] };
}

/** The alternatives as a list for `$or`; empty if there are no rows. */
export function asList({ subjects, others }: RowConditions): Record<string, unknown>[] {
  return [...(subjects.size > 0 ? [{ subjectId: { $in: [...subjects] } }] : []), ...others];
}

/**
 * The relations of guard/relations.ts as conditions on rows; an unknown relation matches no row.
 */
function rowsOf(term: string, viewer: Viewer, cluster: string | undefined): RowConditions {
  const ofSubjects = (ids: readonly string[]) => ({ subjects: new Set(ids), others: [] });
  switch (term) {
    case 'rel:self':
      return ofSubjects([viewer.subjectId, viewer.kinOf].filter((id) => id !== undefined));
    case 'rel:representative':
      return ofSubjects(viewer.represents);
    case 'rel:case':
      return ofSubjects(viewer.caseFile?.subjects ?? []);
    case 'rel:jurisdiction':
      return viewer.department === undefined
        ? NO_ROWS
        : { subjects: new Set(), others: [{ sourceDepartmentId: viewer.department }] };
    case 'rel:consent':
      return consentedRows(viewer, cluster);
    default:
      return NO_ROWS;
  }
}

function consentedRows({ consents = [] }: Viewer, cluster: string | undefined): RowConditions {
  const opening = consents.filter(
    ({ clusters }) => cluster !== undefined && clusters.includes(cluster),
  );
  const bounded = opening.filter(
    ({ historyFrom, historyTo }) => historyFrom !== undefined || historyTo !== undefined,
  );
  return {
    subjects: new Set(
      opening.filter((consent) => !bounded.includes(consent)).map(({ subjectId }) => subjectId),
    ),
    others: bounded.map(({ subjectId, historyFrom, historyTo }) => ({
      subjectId,
      decisionDate: {
        ...(historyFrom !== undefined && { $gte: historyFrom }),
        ...(historyTo !== undefined && { $lte: historyTo }),
      },
    })),
  };
}
