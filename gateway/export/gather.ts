import { creditError, isErrorCode } from '../../schema/errors';
import type { OperationAnswer, RunOperation } from '../execution/runOperation';
import { retryAfterIn } from '../http/retryAfter';
import { operationText, type Place, type PlannedField } from './plan';

/** The limits of an export, and the paths it must leave out. */
export interface Gathering {
  readonly run: RunOperation;
  /**
   * Counts received data.
   * @throws when the export is too large or takes too long
   */
  readonly count: (data: unknown) => void;
  /** Collects the paths that the caller may not read. */
  readonly withheld: Set<string>;
}

const PAGE_SIZE = 100;
const TOO_LARGE: readonly unknown[] = ['OPERATION_TOO_EXPENSIVE', 'OPERATION_TOO_LARGE'];
const DENIED = 'UNAUTHORIZED_FIELD_OR_TYPE';

interface Page {
  readonly nodes: readonly unknown[];
  readonly pageInfo: { readonly hasNextPage: boolean; readonly endCursor: string | null };
}

/**
 * Fetches all planned fields of an object, every list to its end, in as few operations as the
 * limits on one operation allow. When an operation is too large, it is split in halves, and then
 * the pages are shortened.
 * @returns the object, with its lists as arrays; null when it does not exist
 * @throws an error of the catalogue when any part cannot be read: an export is complete or fails
 */
export async function gather(
  place: Place,
  fields: readonly PlannedField[],
  variables: Readonly<Record<string, unknown>>,
  gathering: Gathering,
): Promise<Record<string, unknown> | null> {
  const gathered: Record<string, unknown> = {};
  const cursors: Record<string, string> = {};
  let exists = true;

  async function fetchFields(requested: readonly PlannedField[], size: number): Promise<void> {
    if (requested.length === 0 || !exists) return;
    const answer = await gathering.run(operationText(place, requested), {
      ...variables,
      ...(requested.some(({ isList }) => isList) && { first: size }),
      ...cursorsOf(requested, cursors),
    });
    if (TOO_LARGE.includes(answer.errors?.[0]?.extensions?.['code'])) {
      const half = Math.ceil(requested.length / 2);
      if (requested.length > 1) {
        await fetchFields(requested.slice(0, half), size);
        return fetchFields(requested.slice(half), size);
      }
      if (requested[0]!.isList && size > 1) return fetchFields(requested, Math.ceil(size / 2));
    }
    const data = checkedData(answer, gathering);
    const object = (place.rootField === undefined ? data : data?.['root']) as
      Record<string, unknown> | null | undefined;
    if (object == null) {
      exists = false;
      return;
    }
    await fetchFields(unfinished(object, requested), size);
  }

  /** Stores received fields, and returns the lists that have another page. */
  function unfinished(object: Record<string, unknown>, requested: readonly PlannedField[]) {
    if (typeof object['__typename'] === 'string') gathered['__typename'] ??= object['__typename'];
    return requested.filter(({ name, isList }) => {
      const value = object[name];
      if (!isList || value == null) {
        gathered[name] = value ?? gathered[name] ?? null;
        return false;
      }
      const { nodes, pageInfo } = value as Page;
      gathered[name] = [...((gathered[name] as unknown[] | undefined) ?? []), ...nodes];
      if (!pageInfo.hasNextPage || pageInfo.endCursor === null) return false;
      cursors[name] = pageInfo.endCursor;
      return true;
    });
  }

  await fetchFields(fields, PAGE_SIZE);
  return exists ? gathered : null;
}

function cursorsOf(
  requested: readonly PlannedField[],
  cursors: Readonly<Record<string, string>>,
): Record<string, string> {
  return Object.fromEntries(
    requested.flatMap(({ name }) => {
      const cursor = cursors[name];
      return cursor === undefined ? [] : [[`after_${name}`, cursor]];
    }),
  );
}

/**
 * Returns the data of a response and collects its denials.
 * @throws the first error that is not a denial
 */
function checkedData({ data, errors = [] }: OperationAnswer, { count, withheld }: Gathering) {
  for (const { message, path, extensions } of errors) {
    const code = extensions?.['code'];
    if (code !== DENIED)
      throw creditError(
        isErrorCode(code) ? code : 'INTERNAL_ERROR',
        message,
        retryAfterIn(extensions),
      );
    withheld.add(
      (path ?? [])
        .filter((key) => key !== 'root' && key !== 'nodes')
        .map((key) => (typeof key === 'number' ? '@' : key))
        .join('.'),
    );
  }
  count(data);
  return data;
}
