import fc from 'fast-check';
import { compileMatcher } from 'embedded-mongo';
import { PURPOSES } from '../../../../schema/policy/purposes';
import type { Viewer } from '../../../../schema/viewer';
import { isLive, liveFilter, visibleUntil } from '../../../../subgraphs/framework/records/live';
import { storeRequest } from '../../../../subgraphs/framework/context';
import { CursorCodec } from '../../../../subgraphs/framework/lists/cursor';
import { rowFilter, rowVisible } from '../../../../subgraphs/framework/records/rowRule';
import { withheldRows } from '../../../../subgraphs/framework/records/withheldRows';
import type { Vault } from '../../../../subgraphs/framework/vault/vault';

const TODAY = '2026-06-30';
const days = fc.constantFrom('2026-06-29', TODAY, '2026-07-01');
const subjects = fc.constantFrom('s-1', 's-2');
const departments = fc.constantFrom('justice', 'education');
const CLUSTERS = ['PENALTY', 'GRADE', 'EMPLOYMENT', undefined] as const;
const NAMED = ['PENALTY', 'GRADE', 'EMPLOYMENT'];
const clusters = fc.constantFrom(...CLUSTERS);

const rows = fc.record(
  {
    subjectId: subjects,
    sourceDepartmentId: departments,
    decisionDate: days,
    disclosure: fc.constantFrom('OPEN' as const, 'RESTRICTED' as const),
    state: fc.constantFrom(
      ...(['ACTIVE', 'DISPUTED', 'REPAIRED', 'REVOKED', 'EXPIRED', 'FROZEN'] as const),
    ),
    publicityStart: days,
    visibleUntil: days,
    subjectIsMinor: fc.boolean(),
    subjectHidden: fc.boolean(),
  },
  {
    requiredKeys: [
      'subjectId',
      'sourceDepartmentId',
      'decisionDate',
      'disclosure',
      'state',
      'publicityStart',
      'visibleUntil',
      'subjectIsMinor',
    ],
  },
);

const viewers: fc.Arbitrary<Viewer> = fc.record(
  {
    actor: fc.constant('x'),
    authenticated: fc.constant(true),
    roles: fc.subarray(['person', 'bank', 'officer', 'steward', 'analyst', 'auditor'] as const),
    assurance: fc.constant(2),
    represents: fc.subarray(['s-1', 's-2']),
    subjectId: subjects,
    kinOf: subjects,
    department: departments,
    purpose: fc.constantFrom(...PURPOSES.map(({ code }) => code), 'marketing'),
    reason: fc.constantFrom('a child is missing', 'short'),
    clientClusters: fc.subarray(NAMED),
    caseFile: fc.record({ reference: fc.constant('c'), subjects: fc.subarray(['s-1', 's-2']) }),
    consents: fc.array(
      fc.record(
        {
          id: fc.constant('c'),
          version: fc.constant(1),
          subjectId: subjects,
          clusters: fc.subarray(NAMED),
          historyFrom: days,
          historyTo: days,
        },
        { requiredKeys: ['id', 'version', 'subjectId', 'clusters'] },
      ),
      { maxLength: 2 },
    ),
  },
  { requiredKeys: ['actor', 'authenticated', 'roles', 'assurance', 'represents'] },
);

/** Evaluates the database's own filter language. */
function matches(filter: Record<string, unknown>, row: Record<string, unknown>): boolean {
  return compileMatcher(filter)(row);
}

describe('the visibility rule', () => {
  it('decides the same as a predicate and as a filter', () => {
    fc.assert(
      fc.property(rows, (row) => {
        expect(matches(liveFilter(TODAY), row)).toBe(isLive(row, TODAY));
      }),
      { numRuns: 2000 },
    );
  });

  it('ends at the earliest of its end dates', () => {
    expect(visibleUntil('2026-05-01', null, '2026-03-01')).toBe('2026-03-01');
    expect(visibleUntil(null)).toBe('9999-12-31');
  });
});

describe('the row rule', () => {
  it('decides the same as a predicate and as a filter, for every viewer', () => {
    let visible = 0;
    fc.assert(
      fc.property(rows, viewers, clusters, (row, viewer, cluster) => {
        const question = { viewer, today: TODAY, cluster };
        const seen = rowVisible(row, question);
        if (seen) visible++;
        expect(matches(rowFilter(question), row)).toBe(seen);
      }),
      { numRuns: 5000 },
    );
    expect(visible).toBeGreaterThan(100);
  });

  it('names the withheld classes exactly when a record of the list might be withheld', () => {
    const dates = ['2026-06-29', TODAY, '2026-07-01'];
    /** One restricted record for each field that the rule may depend on. */
    const restricted = (subjectId: string) =>
      ['justice', 'education', 'nobody'].flatMap((sourceDepartmentId) =>
        dates.map((decisionDate) => ({
          subjectId,
          sourceDepartmentId,
          decisionDate,
          disclosure: 'RESTRICTED' as const,
          state: 'ACTIVE' as const,
          publicityStart: TODAY,
          visibleUntil: TODAY,
          subjectIsMinor: false,
        })),
      );
    let silent = 0;
    fc.assert(
      fc.property(subjects, viewers, fc.constantFrom(...NAMED), (subjectId, viewer, cluster) => {
        const request = storeRequest(viewer, new Date(`${TODAY}T04:00:00Z`), {
          cursors: new CursorCodec(Buffer.alloc(32)),
          clusters: new Map([['Listed', cluster]]),
          kinds: new Map(),
          restricted: new Map([['Listed', ['SOME_RECORDS']]]),
          guarded: new Set(),
          jobs: { enqueue: async () => undefined },
          vault: {} as Vault,
          connection: {} as never,
        });
        withheldRows('Listed', request).list('list', subjectId);
        const question = { viewer, today: TODAY, cluster };
        const shown = restricted(subjectId).filter((row) => rowVisible(row, question));
        if (request.withheld.any) {
          // Several consents may span all days together although each of them does not.
          if (viewer.consents?.every(({ historyFrom, historyTo }) => !historyFrom && !historyTo))
            expect(shown.length).toBeLessThan(9);
        } else {
          silent++;
          expect(shown).toHaveLength(9);
        }
      }),
      { numRuns: 5000 },
    );
    expect(silent).toBeGreaterThan(100);
  });

  it('shows a bank only what the consent names: subject, cluster and period', () => {
    const row = {
      subjectId: 's-1',
      sourceDepartmentId: 'justice',
      decisionDate: '2026-06-29',
      disclosure: 'RESTRICTED',
      state: 'ACTIVE',
      publicityStart: '2026-06-29',
      visibleUntil: '2026-07-01',
      subjectIsMinor: false,
    } as const;
    const bank = (consent: object): Viewer => ({
      actor: 'b',
      authenticated: true,
      roles: ['bank'],
      purpose: 'lending',
      assurance: 2,
      represents: [],
      consents: [{ id: 'c', version: 1, subjectId: 's-1', clusters: ['PENALTY'], ...consent }],
    });
    const sees = (consent: object, cluster = 'PENALTY') =>
      rowVisible(row, { viewer: bank(consent), today: TODAY, cluster });
    expect(sees({})).toBe(true);
    expect(sees({ subjectId: 's-2' })).toBe(false);
    expect(sees({}, 'GRADE')).toBe(false);
    expect(sees({ historyFrom: '2026-06-30' })).toBe(false);
    expect(sees({ historyTo: '2026-06-28' })).toBe(false);
  });
});
