import { mongoError } from '../base/errors';
import { arrayIndex } from '../paths/paths';
import type { Filter } from '../query/index';
import { compareStrings } from '../values/compare';
import { describe, describeField } from '../values/describe';
import { type Doc, type Value, bsonTypeName, getField, isDoc } from '../values/types';
import { applyPath } from '../paths/applyPath';
import type { ArrayFilters } from './arrayFilters';
import { ARRAY_MODIFIERS } from './arrayModifiers';
import { FIELD_MODIFIERS } from './fieldModifiers';
import type { Modifier, ModifierContext } from './types';

const MODIFIERS: Readonly<Record<string, Modifier>> = { ...FIELD_MODIFIERS, ...ARRAY_MODIFIERS };

interface Action {
  path: string[];
  apply(doc: Doc, path: readonly string[], context: ModifierContext): Doc;
}

/**
 * Compiles update operators. Fields are changed in the order of their paths, as MongoDB does,
 * whichever operator names them. Throws 9 for an unknown operator, 40 for conflicting paths.
 */
export function compileModifiers(
  update: Doc,
  filters: ArrayFilters,
): (doc: Doc, filter: Filter | undefined, insert: boolean) => Doc {
  const actions = Object.keys(update).flatMap((name) => parseModifier(name, update[name] ?? null));
  refuseConflicts(update);
  checkIdentifiers(actions, filters, update);
  actions.sort((a, b) => comparePaths(a.path, b.path));
  const takes = (identifier: string, element: Value): boolean =>
    filters.get(identifier)?.matches({ [identifier]: element }) ?? false;
  const positional = actions.some(({ path }) => path.includes('$'));
  return (doc, filter, insert) => {
    const index = positional ? filter?.positional(doc) : undefined;
    const context: ModifierContext = { id: doc['_id'], insert, takes };
    return actions.reduce((current, action) => {
      const path = action.path.map((step) => (step === '$' ? positionOf(index) : step));
      return action.apply(current, path, context);
    }, doc);
  };
}

function positionOf(index: number | undefined): string {
  if (index !== undefined) return String(index);
  throw mongoError(2, 'The positional operator did not find the match needed from the query.');
}

function parseModifier(name: string, fields: Value): Action[] {
  const modifier = Object.hasOwn(MODIFIERS, name) ? MODIFIERS[name] : undefined;
  if (!modifier && name !== '$rename') {
    throw mongoError(
      9,
      `Unknown modifier: ${name}. Expected a valid update modifier or pipeline-style update specified as an array`,
    );
  }
  if (!isDoc(fields)) {
    throw mongoError(
      9,
      `Modifiers operate on fields but we found type ${bsonTypeName(fields)} instead. For example: {$mod: {<field>: ...}} not {${describeField(name, fields)}}`,
    );
  }
  return Object.keys(fields).map((path) => {
    const operand = fields[path] ?? null;
    const parts = parsePath(path);
    if (!modifier) return renameAction(path, operand);
    const change = modifier(operand, path);
    return {
      path: parts,
      apply: (doc, steps, context) =>
        change.onInsertOnly && !context.insert
          ? doc
          : (applyPath(
              doc,
              steps,
              {
                creates: change.creates,
                apply: (current) => change.apply(current, context, steps),
              },
              context.takes,
            ) as Doc),
    };
  });
}

function parsePath(path: string): string[] {
  if (path === '') throw mongoError(56, 'An empty update path is not valid.');
  const parts = path.split('.');
  parts.forEach((part, i) => {
    if (part === '') {
      throw mongoError(
        56,
        `The update path '${path}' contains an empty field name, which is not allowed.`,
      );
    }
    if ((part === '$' || part.startsWith('$[')) && i === 0) {
      throw mongoError(
        2,
        `Cannot have positional (i.e. '$') element in the first position in path '${path}'`,
      );
    }
    const positional = part === '$' || /^\$\[[a-zA-Z0-9]*\]$/.test(part);
    if (part.startsWith('$') && !positional && i > 0) {
      throw mongoError(
        52,
        `The dollar ($) prefixed field '${part}' in '${path}' is not allowed for storage.`,
      );
    }
    if (part.startsWith('$') && !positional) {
      throw mongoError(
        52,
        `The dollar ($) prefixed field '${part}' in '${path}' is not allowed for storage.`,
      );
    }
  });
  if (parts.filter((part) => part === '$').length > 1) {
    throw mongoError(2, `Too many positional (i.e. '$') elements found in path '${path}'`);
  }
  return parts;
}

/** Every path an update names, both ends of a $rename included. */
function refuseConflicts(update: Doc): void {
  const seen: string[] = [];
  for (const name of Object.keys(update)) {
    const fields = update[name] as Doc;
    for (const path of Object.keys(fields)) {
      const target = fields[path];
      for (const each of name === '$rename' ? [path, target as string] : [path]) {
        const clash = seen.find(
          (other) => other === each || other.startsWith(`${each}.`) || each.startsWith(`${other}.`),
        );
        if (clash !== undefined) {
          const shorter = clash.length < each.length ? clash : each;
          throw mongoError(
            40,
            `Updating the path '${each}' would create a conflict at '${shorter}'`,
          );
        }
        seen.push(each);
      }
    }
  }
}

function checkIdentifiers(actions: readonly Action[], filters: ArrayFilters, update: Doc): void {
  const used = new Set<string>();
  for (const { path } of actions) {
    for (const step of path) {
      const identifier = /^\$\[(.+)\]$/.exec(step)?.[1];
      if (identifier === undefined) continue;
      used.add(identifier);
      if (!filters.has(identifier)) {
        throw mongoError(
          2,
          `No array filter found for identifier '${identifier}' in path '${path.join('.')}'`,
        );
      }
    }
  }
  for (const identifier of filters.keys()) {
    if (!used.has(identifier)) {
      throw mongoError(
        9,
        `The array filter for identifier '${identifier}' was not used in the update ${describe(update)}`,
      );
    }
  }
}

/** Path order: names bytewise, array indexes by number. */
function comparePaths(a: readonly string[], b: readonly string[]): number {
  for (let i = 0; i < Math.min(a.length, b.length); i += 1) {
    const [x, y] = [a[i] as string, b[i] as string];
    if (x === y) continue;
    const [m, n] = [arrayIndex(x), arrayIndex(y)];
    return m !== undefined && n !== undefined ? m - n : compareStrings(x, y);
  }
  return a.length - b.length;
}

function renameAction(from: string, to: Value): Action {
  if (typeof to !== 'string') {
    throw mongoError(2, `The 'to' field for $rename must be a string: ${describeField(from, to)}`);
  }
  if (from === to) {
    throw mongoError(
      2,
      `The source and target field for $rename must differ: ${describeField(from, to)}`,
    );
  }
  const [source, target] = [parsePath(from), parsePath(to)];
  for (const [end, path] of [
    ['source', source],
    ['destination', target],
  ] as const) {
    if (path.some((step) => step.startsWith('$'))) {
      throw mongoError(2, `The ${end} field for $rename may not be dynamic: ${path.join('.')}`);
    }
  }
  const never = (): boolean => false;
  return {
    path: target,
    apply(doc, _steps, context) {
      refuseArrays(doc, source, 'source', context);
      const value = source.reduce<Value | undefined>(
        (at, step) => (isDoc(at) ? getField(at, step) : undefined),
        doc,
      );
      if (value === undefined) return doc;
      refuseArrays(doc, target, 'destination', context);
      const without = applyPath(doc, source, { creates: false, apply: () => undefined }, never);
      return applyPath(without, target, { creates: true, apply: () => value }, never) as Doc;
    },
  };
}

function refuseArrays(
  doc: Doc,
  path: readonly string[],
  end: string,
  context: ModifierContext,
): void {
  let at: Value | undefined = doc;
  for (const [i, step] of path.entries()) {
    if (Array.isArray(at)) {
      throw mongoError(
        2,
        `The ${end} field cannot be an array element, '${path.join('.')}' in doc with ${describeField('_id', context.id)} has an array field called '${path[i - 1] ?? ''}'`,
      );
    }
    at = isDoc(at) ? getField(at, step) : undefined;
  }
}
