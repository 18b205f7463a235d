import { GraphQLError } from 'graphql';
import { denialErrors, takeDenials } from '../../../gateway/permissions/denialErrors';
import { tellReasons } from '../../../gateway/permissions/denialReasons';
import { PathCounts } from '../../../gateway/permissions/paths';
import { clientErrors } from '../../../gateway/errors/clientErrors';
import type { PermissionMode } from '../../../gateway/permissions/modes';
import { viewerAs, without } from '../../support/viewers';
import { silent } from '../../support/log';
import { createTestGraph, type TestGraph } from './testGraph';

let graph: TestGraph;

beforeAll(async () => {
  graph = await createTestGraph();
});

const lender = viewerAs('bank');
const withoutPurpose = without(lender, 'purpose');
const elsewhere = viewerAs('bank', { purpose: 'post-loan' });

/** Path and reason of each denial by the gateway. */
async function reasons(query: string, viewer = lender, developer = true, mode?: PermissionMode) {
  const { errors = [], extensions } = await graph.gateway({
    query,
    viewer,
    developer,
    ...(mode && { mode }),
  });
  return {
    errors: errors.map(({ path, extensions: about }) => [path?.join('.'), about?.['reason']]),
    extensions,
  };
}

describe('a denial by the gateway', () => {
  it('names the missing purpose, to a developer only', async () => {
    const filtered = '{ persons { id } subjects(filter: { minIncome: 1 }) { id } }';
    expect((await reasons(filtered, lender)).errors).toEqual([]);
    expect((await reasons(filtered, withoutPurpose)).errors).toEqual([
      ['subjects', 'PURPOSE_REQUIRED'],
    ]);
    expect((await reasons(filtered, elsewhere)).errors).toEqual([
      ['subjects', 'PURPOSE_NOT_ALLOWED'],
    ]);
    expect((await reasons(filtered, elsewhere, false)).errors).toEqual([['subjects', undefined]]);
  });

  it('has the reason for each caller, although callers share the analysis', async () => {
    const query = '{ subjects(filter: { minIncome: 2 }) { id } }';
    expect((await reasons(query, withoutPurpose)).errors).toEqual([
      ['subjects', 'PURPOSE_REQUIRED'],
    ]);
    expect((await reasons(query, elsewhere)).errors).toEqual([['subjects', 'PURPOSE_NOT_ALLOWED']]);
  });

  it('has no reason when no purpose would help', async () => {
    expect((await reasons('{ statistics { total } }', lender)).errors).toEqual([
      ['statistics', undefined],
    ]);
  });

  it('has the same reason when an operation is rejected as a whole, and in a dry run', async () => {
    const query = '{ persons { id } subjects(filter: { minIncome: 3 }) { id } }';
    expect((await reasons(query, withoutPurpose, true, 'reject')).errors).toEqual([
      ['subjects', 'PURPOSE_REQUIRED'],
    ]);
    const dry = await reasons('{ statistics { total } }', withoutPurpose, true, 'dry-run');
    expect(dry.extensions).toEqual({ wouldDeny: [{ path: 'statistics', partial: false }] });
  });
});

describe('reasons from subgraphs', () => {
  const asked = { requestedPart: (segments: readonly string[]) => [...segments] };
  const denial = (path: (string | number)[], reason?: string) =>
    new GraphQLError('Unauthorized field or type', {
      path,
      extensions: { code: 'UNAUTHORIZED_FIELD_OR_TYPE', ...(reason && { reason }) },
    });
  const counted = () => {
    const counts = new PathCounts();
    const errors = [
      denial(['people', 0, 'name'], 'CONSENT_REVOKED'),
      denial(['people', 1, 'name'], 'CONSENT_REQUIRED'),
      denial(['people', 2, 'name'], 'CONSENT_REVOKED'),
      denial(['people', 3, 'name'], 'not a code'),
      denial(['people', 4, 'name']),
    ];
    expect(takeDenials(errors, () => asked as never, counts)).toEqual([]);
    return counts;
  };
  const shown = (errors: readonly { extensions?: Record<string, unknown> | undefined }[]) =>
    errors.map(({ extensions }) => [extensions?.['reason'], extensions?.['count']]);

  it('are grouped by path and reason for a developer, as codes only', () => {
    expect(shown(denialErrors(counted(), tellReasons(lender)))).toEqual([
      ['CONSENT_REVOKED', 2],
      ['CONSENT_REQUIRED', 1],
      [undefined, 2],
    ]);
  });

  it('are counted together for every other caller', () => {
    expect(shown(denialErrors(counted()))).toEqual([[undefined, 5]]);
  });

  it('are included per reason in errors for a developer, and for nobody else', () => {
    const leave = (developer: boolean) =>
      shown(
        clientErrors(denialErrors(counted(), tellReasons(lender)), {
          developer,
          mayIntrospect: true,
          requestId: 'r',
          log: silent,
        }),
      );
    expect(leave(true)).toEqual([
      ['CONSENT_REVOKED', 2],
      ['CONSENT_REQUIRED', 1],
      [undefined, 2],
    ]);
    expect(leave(false).flatMap(([reason]) => reason ?? [])).toEqual([]);
  });
});
