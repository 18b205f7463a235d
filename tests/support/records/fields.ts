/* eslint-disable jest/no-export -- a part of the suite of records */
import { matrixOn } from '../../../schema/policy/matrix';
import { mask, type MaskKind } from '../../../subgraphs/framework/guard/masks';
import { ask } from '../ask';
import { TODAY } from '../creditRecord';
import type { RecordCase } from '../recordCase';
import { callersOf, type Caller } from './audience';
import { fieldsOf, selectionOf, type AccessInSchema, type FieldInSchema } from './fieldTree';
import { at, plain } from './literals';

/** Marks a value that a resolver provides, which is not compared. */
const MADE = 'made by a resolver';

/** Whether a caller meets all of some rules, by `schema/policy` and not by the guard. */
function mayRead(rules: readonly AccessInSchema[], { terms, viewer }: Caller): boolean {
  return rules.every(({ rule, cluster }) =>
    rule.some((all) => {
      const required = all.filter((term) => term !== 'public');
      if (required.length === 0) return true;
      if (!required.every((term) => terms.includes(term))) return false;
      if (cluster === undefined) return true;
      // A bank's purposes require the subject's consent, whatever the rule.
      if (viewer.roles.includes('bank') && !terms.includes('rel:consent')) return false;
      const opened: object = matrixOn(TODAY).purposes[viewer.purpose ?? ''] ?? {};
      return cluster in opened;
    }),
  );
}

/** Whether a field is guarded, that is not open to everybody. */
const isGuarded = (rules: readonly AccessInSchema[]) =>
  !rules.every(({ rule }) => rule.some((all) => all.every((term) => term === 'public')));

/** The guarded and masked fields of a kind, those of nested objects as `part.field`. */
function guardedPaths(fields: readonly FieldInSchema[], within = ''): string[] {
  return fields.flatMap(({ name, access, mask: masked, fields: inner }) => [
    ...(isGuarded(access) || masked ? [within + name] : []),
    ...guardedPaths(inner, `${within}${name}.`),
  ]);
}

/** The response to a caller about a row, and the paths that are denied to them. */
function answerOf(
  fields: readonly FieldInSchema[],
  row: object,
  caller: Caller,
  within = '',
): { answer: Record<string, unknown>; denied: string[] } {
  const denied: string[] = [];
  const entries = fields.map((field): [string, unknown] => {
    const { name, path, is } = field;
    if (!mayRead(field.access, caller)) {
      denied.push(within + name);
      return [name, null];
    }
    if (name === 'visibility') return [name, 'SHOWN'];
    if (path === undefined) return [name, MADE];
    const value = at(row, path === 'id' ? '_id' : path);
    if (value === null || value === undefined) return [name, null];
    if (is === 'entity') return [name, { id: value }];
    if (is === 'value') return [name, shownTo(field, caller, plain(value))];
    const parts = [value].flat().map((part: object) => {
      const inner = answerOf(field.fields, part, caller, `${within}${name}.`);
      denied.push(...inner.denied);
      return inner.answer;
    });
    return [name, Array.isArray(value) ? parts : parts[0]];
  });
  return { answer: Object.fromEntries(entries), denied: [...new Set(denied)] };
}

function shownTo({ mask: masked }: FieldInSchema, caller: Caller, value: unknown): unknown {
  return masked && !mayRead([masked.unless], caller)
    ? mask(masked.as as MaskKind, value as string)
    : value;
}

/** Every field of a kind in every query, for callers who may read it and for those who may not. */
export function fields(recordCase: RecordCase): void {
  const tree = fieldsOf(recordCase.inSchema);
  const selection = selectionOf(tree);
  const me = `${recordCase.type}-fields`;
  const row = recordCase.make({ _id: `${me}.one`, subjectId: me });
  const callers = callersOf(me);
  const { subjectField: list, search, type } = recordCase;
  const doors: Record<string, string> = {
    ...(list !== '' && {
      'the list': `{ _entities(representations: [{ __typename: "Subject", id: "${me}" }]) { ... on Subject { list: ${list} { nodes { ${selection} } } } } }`,
    }),
    ...(search && {
      'the search': `{ list: ${search.field}(${search.args} first: 1) { nodes { ${selection} } } }`,
    }),
    'a reference': `{ _entities(representations: [{ __typename: "${type}", id: "${row._id}" }]) { ... on ${type} { ${selection} } } }`,
  };

  beforeAll(() => recordCase.insert([row]));

  describe.each(Object.entries(doors))('through %s', (door, query) => {
    it.each(callers)('returns its value, or what its rule allows, to $who', async (caller) => {
      const { data, errors = [] } = await ask(
        recordCase.underTest().subgraph,
        query,
        {},
        caller.viewer,
      );
      const first = (data!['_entities'] as any[] | undefined)?.[0] ?? data;
      const node = door === 'a reference' ? first : first.list.nodes[0];
      const { answer, denied } = answerOf(tree, row, caller);
      const compared = Object.entries(answer).filter(([, value]) => value !== MADE);
      expect(node).toMatchObject(Object.fromEntries(compared));
      expect(Object.keys(node)).toEqual(Object.keys(answer));
      const paths = errors.map((error) => {
        expect(error.extensions).toMatchObject({ code: 'UNAUTHORIZED_FIELD_OR_TYPE' });
        const names = (error.path ?? []).filter((each) => typeof each === 'string');
        return names
          .slice(names.lastIndexOf('nodes') + 1)
          .filter((each) => each !== '_entities')
          .join('.');
      });
      expect([...new Set(paths)].sort()).toEqual([...denied].sort());
    });
  });

  it.each(guardedPaths(tree).map((path) => [path]))(
    'guards %s: some may read it, others not',
    (path) => {
      const decisions = callers.map((caller) => {
        const { answer, denied } = answerOf(tree, row, caller);
        const masked = at(answer, path) !== plain(at(row, path));
        return denied.some((each) => `${path}.`.startsWith(`${each}.`)) || masked ? 'no' : 'yes';
      });
      // Otherwise a rule that nobody meets, or everybody, would pass unnoticed.
      expect(new Set(decisions)).toContain('no');
    },
  );
}
