import { GraphQLError } from 'graphql';
import { denialErrors, takeDenials } from '../../../gateway/permissions/denialErrors';
import { tellReasons } from '../../../gateway/permissions/denialReasons';
import { PathCounts } from '../../../gateway/permissions/paths';
import { clientErrors } from '../../../gateway/errors/clientErrors';
import type { PermissionMode } from '../../../gateway/permissions/modes';
import { viewerAs, without } from '../../support/viewers';
import { silent } from '../../support/log';
import { createWorld, type World } from './world';

let world: World;

beforeAll(async () => {
  world = await createWorld();
});

const lender = viewerAs('bank');
const aimless = without(lender, 'purpose');
const elsewhere = viewerAs('bank', { purpose: 'post-loan' });

/** Path and reason of each error of the gateway's own cut. */
async function reasons(query: string, viewer = lender, developer = true, mode?: PermissionMode) {
  const { errors = [], extensions } = await world.gateway({
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

describe('what the gateway cuts', () => {
  it('names the purpose that is lacking, to a developer alone', async () => {
    const filtered = '{ persons { id } subjects(filter: { minIncome: 1 }) { id } }';
    expect((await reasons(filtered, lender)).errors).toEqual([]);
    expect((await reasons(filtered, aimless)).errors).toEqual([['subjects', 'PURPOSE_REQUIRED']]);
    expect((await reasons(filtered, elsewhere)).errors).toEqual([
      ['subjects', 'PURPOSE_NOT_ALLOWED'],
    ]);
    expect((await reasons(filtered, elsewhere, false)).errors).toEqual([['subjects', undefined]]);
  });

  it('is told each caller for themself, though both share the analysis', async () => {
    const query = '{ subjects(filter: { minIncome: 2 }) { id } }';
    expect((await reasons(query, aimless)).errors).toEqual([['subjects', 'PURPOSE_REQUIRED']]);
    expect((await reasons(query, elsewhere)).errors).toEqual([['subjects', 'PURPOSE_NOT_ALLOWED']]);
  });

  it('gives no reason where no purpose would help', async () => {
    expect((await reasons('{ statistics { total } }', lender)).errors).toEqual([
      ['statistics', undefined],
    ]);
  });

  it('says the same of an operation refused as a whole, and in a dry run', async () => {
    const query = '{ persons { id } subjects(filter: { minIncome: 3 }) { id } }';
    expect((await reasons(query, aimless, true, 'reject')).errors).toEqual([
      ['subjects', 'PURPOSE_REQUIRED'],
    ]);
    const dry = await reasons('{ statistics { total } }', aimless, true, 'dry-run');
    expect(dry.extensions).toEqual({ wouldDeny: [{ path: 'statistics', partial: false }] });
  });
});

describe('reasons that subgraphs give', () => {
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

  it('are grouped by path and reason for a developer, and codes alone', () => {
    expect(shown(denialErrors(counted(), tellReasons(lender)))).toEqual([
      ['CONSENT_REVOKED', 2],
      ['CONSENT_REQUIRED', 1],
      [undefined, 1],
      [undefined, 1],
    ]);
  });

  it('are counted together for everybody else', () => {
    expect(shown(denialErrors(counted()))).toEqual([[undefined, 5]]);
  });

  it('pass the door by reason for a developer, and for nobody else', () => {
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
