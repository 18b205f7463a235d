import { apiChanges } from '../../../schema/clients/apiChanges';
import { mayBreak, readRelease, releaseText } from '../../../schema/clients/release';

const BEFORE = `
  "Text." interface Record { id: ID! }
  type Permit implements Record { id: ID!, old: String @deprecated(reason: "Use note."), note: String }
  type Penalty implements Record { id: ID! }
  enum State { OPEN, CLOSED, GONE @deprecated(reason: "Use CLOSED.") }
  type Query { record(id: ID): Record, permit: Permit, penalty: Penalty, state: State }`;

const changed = async (from: string, to: string) =>
  (await apiChanges(BEFORE, BEFORE.replace(from, to))).map(
    ({ effect, message }) => `${effect}: ${message}`,
  );

it.each([
  ['note: String', '', "breaking: Field 'note' was removed from object type 'Permit'"],
  [
    'id: ID): Record',
    'id: ID!): Record',
    "breaking: Type for argument 'id' on field 'Query.record' changed from 'ID' to 'ID!'",
  ],
  ['OPEN, CLOSED', 'OPEN', "breaking: Enum value 'CLOSED' was removed from enum 'State'"],
])('takes the change of %p to %p for breaking', async (from, to, expected) => {
  expect(await changed(from, to)).toEqual([expected]);
});

it('takes the removal of a type for breaking, because fragments name it', async () => {
  const after = BEFORE.replace(/type Penalty.*\n/, '').replace('penalty: Penalty, ', '');
  const effects = await apiChanges(BEFORE, after);
  expect(effects).toContainEqual({ effect: 'breaking', message: "Type 'Penalty' was removed" });
});

it('lets elements go that the older schema deprecates', async () => {
  expect(await changed('old: String @deprecated(reason: "Use note."), ', '')).toEqual([
    "dangerous: Field 'old' (deprecated) was removed from object type 'Permit'",
  ]);
  expect((await changed(', GONE @deprecated(reason: "Use CLOSED.")', ''))[0]).toMatch(
    /^dangerous: /,
  );
});

it('lists additions as safe and descriptions not at all', async () => {
  expect(await changed('note: String', 'note: String, more: Int')).toEqual([
    "safe: Field 'more' was added to object type 'Permit'",
  ]);
  expect(await changed('"Text."', '"Other text."')).toEqual([]);
});

it.each([
  ['0.1.0', '0.1.1', false],
  ['0.1.0', '0.2.0', true],
  ['0.9.0', '1.0.0', true],
  ['1.2.0', '1.3.0', false],
  ['1.2.0', '2.0.0', true],
  ['2.0.0', '1.9.0', false],
])('from %s to %s breaking is allowed: %s', (from, to, allowed) => {
  expect(mayBreak(from, to)).toBe(allowed);
});

it('stores a release with its version and without the line of the generator', () => {
  const text = releaseText({ version: '0.2.0', sdl: '# Made by …\ntype Query { a: Int }\n' });
  expect(text).toBe('# Release 0.2.0\ntype Query { a: Int }\n');
  expect(readRelease(text)).toEqual({ version: '0.2.0', sdl: 'type Query { a: Int }\n' });
  expect(() => readRelease('type Query { a: Int }')).toThrow(
    'must begin with a line "# Release 1.2.3"',
  );
});
