import type { GraphQLFormattedError } from 'graphql';
import { creditError, isErrorCode } from '../../schema/errors';
import { retryAfterIn } from '../http/retryAfter';
import { operationText, type Place, type PlannedField } from './plan';

/** What one operation of an export was answered. */
export interface ExportAnswer {
  readonly data?: Readonly<Record<string, unknown>> | null;
  readonly errors?: readonly GraphQLFormattedError[];
}

/** Runs one operation as the caller, through everything an operation of theirs goes through. */
export type RunOperation = (
  query: string,
  variables: Readonly<Record<string, unknown>>,
) => Promise<ExportAnswer>;

/** The bounds of an export, and what it may not say. */
export interface Gathering {
  readonly run: RunOperation;
  /** Counts what came in. @throws when it is too much or takes too long */
  readonly count: (data: unknown) => void;
  /** Hears the paths of what the caller may not read. */
  readonly withheld: Set<string>;
}

const PAGE = 100;
const TOO_MUCH: readonly unknown[] = ['OPERATION_TOO_EXPENSIVE', 'OPERATION_TOO_LARGE'];
const DENIED = 'UNAUTHORIZED_FIELD_OR_TYPE';

interface Page {
  readonly nodes: readonly unknown[];
  readonly pageInfo: { readonly hasNextPage: boolean; readonly endCursor: string | null };
}

/**
 * Asks for all planned fields of an object, every list to its end, in as few operations as the
 * limits on one operation let it: where one is too much, half of its fields are asked for at a
 * time, and then shorter pages.
 * @returns the object, its lists as arrays; null when it is not there
 * @throws an error of the catalogue when any of it could not be had: an export is whole or none
 */
export async function gather(
  place: Place,
  fields: readonly PlannedField[],
  variables: Readonly<Record<string, unknown>>,
  gathering: Gathering,
): Promise<Record<string, unknown> | null> {
  const gathered: Record<string, unknown> = {};
  const cursors: Record<string, string> = {};
  let there = true;

  async function ask(asked: readonly PlannedField[], size: number): Promise<void> {
    if (asked.length === 0 || !there) return;
    const answer = await gathering.run(operationText(place, asked), {
      ...variables,
      ...(asked.some(({ isList }) => isList) && { first: size }),
      ...cursorsOf(asked, cursors),
    });
    if (TOO_MUCH.includes(answer.errors?.[0]?.extensions?.['code'])) {
      const half = Math.ceil(asked.length / 2);
      if (asked.length > 1) {
        await ask(asked.slice(0, half), size);
        return ask(asked.slice(half), size);
      }
      if (asked[0]!.isList && size > 1) return ask(asked, Math.ceil(size / 2));
    }
    const data = taken(answer, gathering);
    const object = (place.rootField === undefined ? data : data?.['root']) as
      Record<string, unknown> | null | undefined;
    if (object == null) {
      there = false;
      return;
    }
    await ask(unfinished(object, asked), size);
  }

  /** Takes what came in, and tells which lists go on. */
  function unfinished(object: Record<string, unknown>, asked: readonly PlannedField[]) {
    if (typeof object['__typename'] === 'string') gathered['__typename'] ??= object['__typename'];
    return asked.filter(({ name, isList }) => {
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

  await ask(fields, PAGE);
  return there ? gathered : null;
}

function cursorsOf(
  asked: readonly PlannedField[],
  cursors: Readonly<Record<string, string>>,
): Record<string, string> {
  return Object.fromEntries(
    asked.flatMap(({ name }) => {
      const cursor = cursors[name];
      return cursor === undefined ? [] : [[`after_${name}`, cursor]];
    }),
  );
}

/** The data of an answer, the denials noted. @throws the first error that is no denial */
function taken({ data, errors = [] }: ExportAnswer, { count, withheld }: Gathering) {
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
