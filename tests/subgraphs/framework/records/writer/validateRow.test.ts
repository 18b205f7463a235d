import type { RecordKind } from '../../../../../subgraphs/framework/records/recordKind';
import type { PathShape } from '../../../../../subgraphs/framework/records/shapes';
import { rowFault, type NewRow } from '../../../../../subgraphs/framework/records/writer/rowFault';
import { validateRow } from '../../../../../subgraphs/framework/records/writer/validateRow';
import { freshRow, KINDS, seededRows } from './kinds';

type Broken = Record<string, any>;

const version = { version: 1, changedAt: new Date(0), reason: 'x' };

/** Rows that break what every kind has, with the sentence each is refused with. */
const COMMON: readonly (readonly [string, (row: Broken) => Broken, string])[] = [
  ['no subject', ({ subjectId: __, ...row }) => row, 'The field subjectId is missing.'],
  [
    'no department',
    (row) => ({ ...row, sourceDepartmentId: null }),
    'The field sourceDepartmentId is missing.',
  ],
  ['an empty id', (row) => ({ ...row, _id: '' }), 'The field _id is missing.'],
  [
    'no batch',
    (row) => ({ ...row, provenance: { ...row['provenance'], batch: null } }),
    'The field provenance.batch is missing.',
  ],
  [
    'a document without a title',
    (row) => ({ ...row, basis: { ...row['basis'], title: undefined } }),
    'The field basis.title is missing.',
  ],
  ['an unknown path', (row) => ({ ...row, remark: 'x' }), 'The field remark is unknown.'],
  [
    'an unknown path of a part',
    (row) => ({ ...row, basis: { ...row['basis'], remark: 'x' } }),
    'The field basis.remark is unknown.',
  ],
  [
    'a state there is not',
    (row) => ({ ...row, state: 'LOST' }),
    'The field state must be one of ACTIVE, DISPUTED, REPAIRED, REVOKED, EXPIRED, FROZEN.',
  ],
  [
    'a disclosure there is not',
    (row) => ({ ...row, disclosure: 'SECRET' }),
    'The field disclosure must be one of OPEN, RESTRICTED.',
  ],
  [
    'a date that is none',
    (row) => ({ ...row, decisionDate: '2026-02-30' }),
    'The field decisionDate must be a calendar date YYYY-MM-DD that exists.',
  ],
  [
    'an instant as a text',
    (row) => ({ ...row, provenance: { ...row['provenance'], receivedAt: '2026-01-01T00:00:00Z' } }),
    'The field provenance.receivedAt must be a valid Date.',
  ],
  [
    'a minor that is a text',
    (row) => ({ ...row, subjectIsMinor: 'no' }),
    'The field subjectIsMinor must be true or false.',
  ],
  [
    'a mark that is null',
    (row) => ({ ...row, subjectHidden: null }),
    'The field subjectHidden must be true or false.',
  ],
  [
    'publicity that ends before it begins',
    (row) => ({ ...row, publicityStart: '2026-03-05', publicityEnd: '2026-03-04' }),
    'The field publicityEnd must not be before publicityStart.',
  ],
  [
    'no version',
    (row) => ({ ...row, versions: [] }),
    'The field versions must contain at least one version.',
  ],
  [
    'versions from 2',
    (row) => ({ ...row, versions: [{ ...version, version: 2, state: row['state'] }] }),
    'The field versions must be numbered from 1 without a gap.',
  ],
  [
    'a last version of another state',
    (row) => ({ ...row, versions: [{ ...version, state: 'REVOKED' }] }),
    'The field versions must end with the state of the record.',
  ],
  [
    'a version of no state',
    (row) => ({ ...row, versions: [version] }),
    'The field versions[0].state is missing.',
  ],
  [
    'versions that are no list',
    (row) => ({ ...row, versions: {} }),
    'The field versions must be a list.',
  ],
  [
    'a last day after its end',
    (row) => ({ ...row, publicityEnd: '2026-12-31', visibleUntil: '9999-12-31' }),
    'The field visibleUntil must be the earliest of publicityEnd, expiresOn and the end of retention.',
  ],
  [
    'a last day before all ends',
    (row) => ({ ...row, visibleUntil: '2019-01-01' }),
    'The field visibleUntil must be the earliest of publicityEnd, expiresOn and the end of retention.',
  ],
];

/** A value that is none of a shape, and how the refusal says what it must be. */
function wrongFor({ value }: PathShape): readonly [wrong: unknown, sentence: string] {
  switch (value.is) {
    case 'ENUM':
      return ['NO_SUCH_VALUE', `must be one of ${[...value.values].join(', ')}.`];
    case 'LIST':
    case 'GRAMS':
      return ['x', 'must be a list.'];
    case 'PART':
      return ['x', 'must be an object.'];
    case 'SCALAR':
      switch (value.scalar) {
        case 'Int':
          return [1.5, 'must be a whole number.'];
        case 'MoneyCents':
          return [12.5, 'must be a whole number of fen.'];
        case 'Date':
          return ['2025-02-29', 'must be a calendar date YYYY-MM-DD that exists.'];
        case 'DateTime':
          return ['2026-01-01', 'must be a valid Date.'];
        case 'Boolean':
          return [1, 'must be true or false.'];
        case 'UnifiedSocialCreditCode':
          return ['91120102MA0000000X', 'must be a unified social credit code in its normal form.'];
        case 'CaseNumber':
          return ['(2026)津0102执567号', 'must be a case number in its normal form.'];
        default:
          return [7, 'must be a string.'];
      }
  }
}

describe.each(KINDS)('a row of %s', (type, kind: RecordKind) => {
  it('is accepted as the seed makes it, whatever its state', () => {
    expect(seededRows(type).length).toBeGreaterThan(0);
    for (const row of seededRows(type)) expect(rowFault(kind, row)).toBeUndefined();
  });

  it.each(COMMON)('is refused with %s', (_name, breakIt, sentence) => {
    const row = breakIt(freshRow(type));
    expect(rowFault(kind, row)).toBe(sentence);
    expect(() => validateRow(kind, row)).toThrow(
      expect.objectContaining({
        message: sentence,
        extensions: expect.objectContaining({ code: 'BAD_USER_INPUT' }),
      }),
    );
  });

  it('is refused without each path it must have, and with a value of another type in each', () => {
    expect(kind.row.size).toBeGreaterThan(15);
    for (const [path, shape] of kind.row) {
      if (path === 'type') continue;
      const without: Broken = { ...freshRow(type) };
      delete without[path];
      const fault = shape.required ? `The field ${path} is missing.` : undefined;
      expect([path, faultOfValues(kind, without)]).toEqual([path, fault]);
      const [wrong, sentence] = wrongFor(shape);
      expect(rowFault(kind, { ...freshRow(type), [path]: wrong })).toBe(
        `The field ${path} ${sentence}`,
      );
    }
  });

  it('is refused under another type, and names no value of the row', () => {
    expect(rowFault(kind, freshRow(type, { type: 'Other' }))).toBe(
      `The field type must be ${type}.`,
    );
    const secret = '不可外传的内容';
    for (const path of kind.row.keys()) {
      if (path === 'type') continue;
      const sentence = rowFault(kind, { ...freshRow(type), [path]: [secret] }) ?? '';
      expect(sentence).not.toContain(secret);
    }
  });

  it('is refused when the pairs of a searched text are not those of the text', () => {
    for (const [path, { value }] of kind.row) {
      if (value.is !== 'GRAMS') continue;
      expect(rowFault(kind, { ...freshRow(type), [path]: ['某甲'] })).toBe(
        `The field ${path} must contain the character pairs of ${value.of}.`,
      );
    }
  });

  it('may lie at the end of retention, and nowhere between', () => {
    const ended = { decisionDate: '2024-03-01', publicityStart: '2024-03-04', publicityEnd: null };
    const open: NewRow = freshRow(type, { ...ended, expiresOn: null });
    expect(rowFault(kind, { ...open, visibleUntil: '9999-12-31' })).toBeUndefined();
    expect(rowFault(kind, { ...open, visibleUntil: '2029-03-01' })).toBeUndefined();
    expect(rowFault(kind, { ...open, visibleUntil: '2029-02-28' })).toContain('visibleUntil');
  });
});

/** The fault of a row but for what follows from a date that is not there. */
function faultOfValues(kind: RecordKind, row: Broken): string | undefined {
  const fault = rowFault(kind, row);
  return fault?.startsWith('The field visibleUntil must be the earliest') ? undefined : fault;
}
